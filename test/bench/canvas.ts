import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'
import { benchBoard, middleCards, type BenchBoard } from './canvas/benchBoard.ts'
import { labWith } from './canvas/labOnServer.ts'
import { measureBoard, type Subject } from './canvas/measureBoard.ts'
import { openPeers } from './canvas/peers.ts'
import { BOARDS, DOINGS, VIEWS, type BoardRow } from './canvas/rows.ts'
import { servePlain, type PlainSite } from './canvas/servePlain.ts'
import { canvasTables, rowLines } from './canvas/tables.ts'
import { machineLine, machineTime } from './run/machine.ts'
import { putInPlace } from './run/tables.ts'

/*
 * Measures the board in a browser beside a plain tldraw board in one run; what and how is in docs/PERFORMANCE.md.
 * `npm run bench:canvas -- [--only plain,ours] [--cards 5,300,2000] [--views near,whole] [--doings pan,zoom,peers]
 * [--seconds 4] [--tries 2] [--write]`. A whole run writes its tables into that document.
 */
const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', default: BOARDS.join(',') },
    cards: { type: 'string', default: '5,300,2000' },
    views: { type: 'string', default: VIEWS.join(',') },
    doings: { type: 'string', default: DOINGS.join(',') },
    seconds: { type: 'string', default: '4' },
    tries: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
})
const listed = (text: string): string[] => text.split(',').filter((part) => part !== '')
const boards = BOARDS.filter((one) => listed(asked.only).includes(one))
const windows = {
  seconds: Number(asked.seconds),
  tries: Number(asked.tries),
  views: VIEWS.filter((one) => listed(asked.views).includes(one)),
  doings: DOINGS.filter((one) => listed(asked.doings).includes(one)),
}
const PEERS = 20
const PEER_HERTZ = 10

const plainSubject = (site: PlainSite, bench: BenchBoard): Subject => ({
  board: 'plain',
  cards: bench.cards.length,
  relations: bench.arrows.length,
  url: site.show(bench),
  cookie: null,
  drawn: 'p',
  startPeers: (page: Page) =>
    page.evaluate(
      ({ cards, hertz }) =>
        (window as unknown as { startPeers: (c: unknown, hertz: number) => void }).startPeers(cards, hertz),
      { cards: middleCards(bench, PEERS), hertz: PEER_HERTZ },
    ),
  stopPeers: (page: Page) =>
    page.evaluate(() => (window as unknown as { stopPeers: () => void }).stopPeers()),
})

const ourSubject = async (server: TestServer, bench: BenchBoard): Promise<Subject & { end: () => void }> => {
  const lab = await labWith(server, bench)
  const { cookie } = await lab.join({ name: 'Pat' })
  const peers = windows.doings.includes('peers') ? await openPeers(server, lab, bench, PEERS) : null
  return {
    board: 'ours',
    cards: bench.cards.length,
    relations: bench.arrows.length,
    url: `${server.url}/labs/${lab.slug}/rooms/${bench.board}/canvas`,
    cookie,
    drawn: '.board-card',
    startPeers: async () => peers?.start(middleCards(bench, PEERS), PEER_HERTZ),
    stopPeers: async () => peers?.stop(),
    end: () => peers?.close(),
  }
}

if (!existsSync('dist/client/index.html')) throw new Error('build the client first: npx vite build')
const began = machineTime()
const browser = await launchBrowser()
const server = await startTestServer()
const site = boards.includes('plain') ? await servePlain() : null
const rows: BoardRow[] = []
try {
  for (const count of listed(asked.cards).map(Number)) {
    const bench = benchBoard(count)
    for (const board of boards) {
      const ours = board === 'ours' ? await ourSubject(server, bench) : null
      const subject = ours ?? (site && plainSubject(site, bench))
      if (!subject) continue
      const row = await measureBoard(browser, subject, windows)
      ours?.end()
      rows.push(row)
      for (const line of rowLines(row)) console.log(line)
    }
  }
} finally {
  await browser.close()
  await site?.close()
  await server.close()
}
const about = [
  machineLine(),
  `${began} to ${machineTime()} UTC; Chromium ${browser.version()}, headless, no graphics card; windows of ${windows.seconds} s`,
]
const kept = new URL('../../node_modules/.cache/bench/', import.meta.url)
mkdirSync(kept, { recursive: true })
writeFileSync(new URL('canvas.json', kept), JSON.stringify({ about, rows }, null, 1))
const whole = process.argv.length === 2
if (whole || asked.write) {
  const document = new URL('../../docs/PERFORMANCE.md', import.meta.url)
  writeFileSync(document, putInPlace(readFileSync(document, 'utf8'), 'canvas', canvasTables(rows, about)))
}
process.exit(0)
