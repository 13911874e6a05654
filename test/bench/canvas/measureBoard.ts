import type { Browser, CDPSession, Page } from 'playwright-core'
import { BUSY_PERCENT } from '../run/calm.ts'
import { machineBusySeconds, usageOf } from '../run/processStats.ts'
import { profiled } from './profile.ts'
import { countFrames, watchOpening, type Opened } from './inPage.ts'
import { type Board, type BoardRow, type Doing, type View, type WindowRow } from './rows.ts'

/** A board that is to be measured. */
export interface Subject {
  board: Board
  cards: number
  relations: number
  url: string
  cookie: string | null
  /** A selector of what a drawn card has in it. */
  drawn: string
  startPeers(page: Page): Promise<void>
  stopPeers(page: Page): Promise<void>
}

export interface Windows {
  seconds: number
  tries: number
  views: readonly View[]
  doings: readonly Doing[]
}

const SCREEN = { width: 1440, height: 900 }
/** After a change of view, and between two windows. */
const SETTLE_MS = 900

const metricsOf = async (cdp: CDPSession) => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return new Map(metrics.map(({ name, value }) => [name, value]))
}
const grown = (before: Map<string, number>, after: Map<string, number>, name: string): number =>
  (after.get(name) ?? 0) - (before.get(name) ?? 0)

const show = async (page: Page, view: View): Promise<void> => {
  await page.keyboard.press('Shift+1')
  await page.waitForTimeout(SETTLE_MS)
  if (view === 'near') await page.keyboard.press('Shift+0')
  await page.waitForTimeout(SETTLE_MS)
}

const measureWindow = async (
  page: Page,
  cdp: CDPSession,
  { view, doing, seconds }: { view: View; doing: Doing; seconds: number },
): Promise<WindowRow> => {
  const before = await metricsOf(cdp)
  const machine = takenByOthers()
  const what = doing === 'peers' ? 'rest' : doing
  const frames = await page.evaluate(countFrames, { what, seconds } as const)
  const after = await metricsOf(cdp)
  const spent = grown(before, after, 'Timestamp')
  return {
    view,
    doing,
    framesPerSecond: frames.count / frames.seconds,
    p95: frames.p95,
    worst: frames.worst,
    script: (1_000 * grown(before, after, 'ScriptDuration')) / spent,
    busy: (1_000 * grown(before, after, 'TaskDuration')) / spent,
    others: machine(),
    tries: 1,
  }
}

/** Percent of one processor that was used by neither this program nor what it started, from now until asked. */
const takenByOthers = () => {
  const now = () => ({
    all: machineBusySeconds(),
    own: usageOf(process.pid).cpuSeconds,
    at: performance.now(),
  })
  const before = now()
  return (): number => {
    const after = now()
    const busy = after.all - before.all - (after.own - before.own)
    return Math.max(0, (100_000 * busy) / (after.at - before.at))
  }
}

/** Measures again while other programs are busy; the calmest is kept. */
const calmest = async (measure: () => Promise<WindowRow>, most: number): Promise<WindowRow> => {
  const rows: WindowRow[] = []
  do rows.push(await measure())
  while (rows.length < most && (rows.at(-1)?.others ?? 0) > BUSY_PERCENT)
  const [best] = rows.toSorted((a, b) => a.others - b.others)
  if (!best) throw new Error('nothing was measured')
  return { ...best, tries: rows.length }
}

/** Opens a board in a browser of its own state and measures it. */
export const measureBoard = async (browser: Browser, subject: Subject, asked: Windows): Promise<BoardRow> => {
  const context = await browser.newContext({ viewport: SCREEN })
  try {
    if (subject.cookie !== null) {
      const [name = '', value = ''] = subject.cookie.split('=')
      await context.addCookies([{ name, value, url: new URL(subject.url).origin }])
    }
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    await page.addInitScript(watchOpening, { inView: subject.drawn })
    const name = `${subject.board}-${subject.cards}`
    const opened = await profiled(cdp, `${name}-open`, async () => {
      await page.goto(subject.url)
      return page.evaluate(() => (window as unknown as { opened: Promise<Opened> }).opened)
    })
    const at = await metricsOf(cdp)
    await page.mouse.click(SCREEN.width / 2, 300)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const windows: WindowRow[] = []
    for (const view of asked.views)
      for (const doing of asked.doings) {
        await show(page, view)
        if (doing === 'peers') await subject.startPeers(page)
        await page.waitForTimeout(SETTLE_MS)
        const measure = () => measureWindow(page, cdp, { view, doing, seconds: asked.seconds })
        windows.push(await profiled(cdp, `${name}-${view}-${doing}`, () => calmest(measure, asked.tries)))
        if (doing === 'peers') await subject.stopPeers(page)
      }
    await cdp.send('HeapProfiler.collectGarbage')
    const end = await metricsOf(cdp)
    return {
      board: subject.board,
      cards: subject.cards,
      relations: subject.relations,
      ...opened,
      openScript: 1_000 * (at.get('ScriptDuration') ?? 0),
      heapMB: (end.get('JSHeapUsedSize') ?? 0) / 1e6,
      elements: await page.evaluate(() => document.querySelectorAll('*').length),
      windows,
    }
  } finally {
    await context.close()
  }
}
