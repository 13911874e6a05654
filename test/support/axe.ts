import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What fades in is judged once it is there; a browser that draws nothing for a while is not waited for without end. */
const atRest = async (): Promise<void> => {
  const soon = (what: Promise<unknown>) =>
    Promise.race([what, new Promise((done) => setTimeout(done, 5_000))])
  const nextFrame = () => soon(new Promise(requestAnimationFrame))
  await nextFrame()
  await nextFrame()
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await soon(Promise.allSettled(moving.map(({ finished }) => finished)))
  await nextFrame()
}

/** Serious and critical findings of axe on a page as it is now, each with the first element it names. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE)
  await page.evaluate(atRest)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''} (${nodes.length})`)
  })
}

/** Words that cannot be read on their ground. */
export const contrastFindings = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  await page.evaluate(atRest)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, {
      runOnly: ['color-contrast'],
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ nodes }) =>
      nodes.slice(0, 4).map(({ html, any }) => `${any[0]?.message ?? ''} ${html.slice(0, 120)}`),
    )
  })
}
