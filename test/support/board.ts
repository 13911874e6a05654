import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { untilLineSays } from './people.ts'

/** A board as a person works on it: with a mouse and a keyboard, at points of the screen. */

export const cardNamed = (page: Page, words: string): Locator =>
  page.locator('.board-card', { hasText: words })

interface Point {
  x: number
  y: number
}

const centreOf = async (locator: Locator): Promise<Point> => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Opens a board and waits until it can be worked on. */
export const openBoard = async (page: Page, url: string, lab: string, room: string): Promise<void> => {
  await page.goto(`${url}/labs/${lab}/rooms/${room}/canvas`)
  await page.locator('.tl-canvas').waitFor()
  await untilLineSays(page, /^Saved$/)
}

/** Puts a sticky note with a text at a point of the board, and leaves it selected. */
export const putNote = async (page: Page, at: Point, text: string): Promise<void> => {
  await page.getByTestId('tools.note').click()
  await page.mouse.click(at.x, at.y)
  await page.locator('.tl-shape[data-shape-type="note"] [contenteditable="true"]').waitFor()
  await page.keyboard.type(text)
}

/** Makes the sticky note that is being written, or is selected, a card of a kind. */
export const makeNote = async (page: Page, kind: string, words: string): Promise<void> => {
  await page.getByRole('toolbar', { name: 'Make a card of the sticky note' }).getByText(kind).click()
  await cardNamed(page, words).waitFor()
  await page.keyboard.press('Escape')
}

/** Draws an arrow from the middle of one card to the middle of another. */
export const drawArrow = async (page: Page, from: string, to: string): Promise<void> => {
  await page.getByTestId('tools.arrow').click()
  const start = await centreOf(cardNamed(page, from))
  const end = await centreOf(cardNamed(page, to))
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
}

/** Whether it is there within some milliseconds. */
export const appears = (it: Locator, timeout: number): Promise<boolean> =>
  it.waitFor({ timeout }).then(
    () => true,
    () => false,
  )

/** Makes a gesture until what it opens is there: on a busy machine two clicks or taps may be too far apart for a double one. */
export const openBy = async (gesture: () => Promise<void>, opens: Locator): Promise<void> => {
  const opened = async () => {
    await gesture()
    return appears(opens, 5_000)
  }
  await expect.poll(opened).toBe(true)
}

/** Double-clicks the middle of something until what that opens is there. */
export const openByDoubleClick = (page: Page, on: Locator, opens: Locator): Promise<void> =>
  openBy(async () => {
    const { x, y } = await centreOf(on)
    await page.mouse.dblclick(x, y)
  }, opens)

/** Writes the words of a card over it. */
export const writeWords = async (page: Page, from: string, to: string): Promise<void> => {
  const area = page.locator('.board-card-area')
  await openByDoubleClick(page, cardNamed(page, from).locator('.board-card-words'), area)
  await area.fill(to)
  await area.press('Enter')
  await cardNamed(page, to).waitFor()
}

/** Waits until keys go to what matches: what is shown may get them a moment later. */
export const untilKeysGoTo = (page: Page, selector: string): Promise<void> =>
  page.locator(`${selector}:focus`).waitFor()

/** Waits until keys write the words of a card. */
export const untilWriting = (page: Page): Promise<void> => untilKeysGoTo(page, '.board-card-area')

/** Opens a card's form, as Enter on a selected card does. */
export const openCard = async (page: Page, words: string): Promise<Locator> => {
  const at = await centreOf(cardNamed(page, words))
  await page.mouse.click(at.x, at.y)
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await form.waitFor()
  return form
}

/** Where the cards of a board are on the screen, as text that can be compared. */
export const placesOfCards = async (page: Page): Promise<string> => {
  const places = await page.locator('.board-card').evaluateAll((cards) =>
    cards.map((card) => {
      const { x, y } = card.getBoundingClientRect()
      return `${Math.round(x)} ${Math.round(y)}`
    }),
  )
  return places.toSorted().join()
}

/** The same once they lie still: they glide to where they are put. */
export const restingCards = async (page: Page): Promise<string> => {
  let last = ''
  const rests = async () => {
    const before = last
    last = await placesOfCards(page)
    return last === before
  }
  await expect.poll(rests).toBe(true)
  return last
}
