import type { Browser, Page } from 'playwright-core'
import { benchBoard, type BenchBoard, type BenchCard } from '../bench/canvas/benchBoard.ts'
import { labWith } from '../bench/canvas/labOnServer.ts'
import { seatedVisitor, type Visitor } from './people.ts'
import type { TestLab, TestServer } from './testServer.ts'

/** A board of so many cards, every one at a known place, and somebody before it. */
export interface FarBoard {
  bench: BenchBoard
  lab: TestLab
  visitor: Visitor
}

export const newFarBoard = async (server: TestServer, browser: Browser, cards: number): Promise<FarBoard> => {
  const bench = benchBoard(cards)
  const lab = await labWith(server, bench)
  const { cookie } = await lab.join({ name: 'Pat' })
  const visitor = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url)
  return { bench, lab, visitor }
}

/** Where on the screen the middle of a card is, while the board is one picture: asked once it moves no more. */
export const inPicture = (page: Page, { x, y, w, h }: BenchCard): Promise<{ x: number; y: number }> =>
  page.locator('.board-picture').evaluate(
    async (canvas: HTMLElement, card) => {
      const frame = () => new Promise((painted) => requestAnimationFrame(painted))
      for (let same = 0, before = ''; same < 6; before = canvas.style.transform) {
        await frame()
        same = canvas.style.transform === before ? same + 1 : 0
      }
      const box = canvas.getBoundingClientRect()
      const [left = 0, top = 0, scale = 1] =
        canvas.style.transform.match(/-?[\d.]+(e-\d+)?/g)?.map(Number) ?? []
      return { x: box.x + (card.x - left) / scale, y: box.y + (card.y - top) / scale }
    },
    { x: x + w / 2, y: y + h / 2 },
  )

/** Zooms at a point, so many turns of the wheel: out where it is above zero. */
export const zoomBy = async (page: Page, turns: number): Promise<void> => {
  await page.mouse.move(720, 450)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < Math.abs(turns); turn++) await page.mouse.wheel(0, turns > 0 ? 10 : -10)
  await page.keyboard.up('Control')
}
