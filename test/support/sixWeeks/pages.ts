import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { typeRows, type TypedRow } from '#test/support/planTable.ts'

/*
 * What the four people with browsers do. Everything they press says what it is; what follows is waited for.
 */

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** A week's gate as its page tells it. */
export const seesGate = async (
  page: Page,
  address: string,
  week: number,
  words: string | RegExp,
): Promise<void> => {
  await page.goto(`${address}?week=${week}`)
  await page.getByText(words).first().waitFor()
}

/** Joins with the code on the wall, as of an organisation of the plan. */
export const joins = async (
  page: Page,
  url: string,
  who: { code: string; name: string; org: string },
): Promise<void> => {
  // prettier-ignore
  await page.goto(`${url}/join`)
  await page.getByLabel('Code').fill(who.code)
  await button(page, 'Continue').click()
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Your organisation').fill(who.org)
  await button(page, 'Join').click()
  await page.getByRole('link', { name: 'Go to the lab' }).click()
}

/** Fills in the aspiration that a room's gate is still waiting for, from the place the gate leads to. */
export const fillAspiration = async (page: Page, address: string, words: string): Promise<void> => {
  await page.goto(`${address}?week=1`)
  const cells = page.getByRole('table', { name: 'What the week is to leave, by room' }).getByRole('button')
  const missing = cells.filter({ hasText: 'Missing' })
  await expect.poll(() => missing.count()).toBe(1)
  await missing.click()
  await page.getByLabel('What the room aims for').fill(words)
  await button(page, 'Add').click()
  await page.getByRole('dialog').getByText(words).first().waitFor()
  await page.keyboard.press('Escape')
}

/** Opens an anonymous round of ideas for a room: three clicks and its room; the address it leads to. */
export const opensIdeas = async (page: Page, address: string, room: string): Promise<string> => {
  await page.goto(address)
  await button(page, 'New round').click()
  await page.getByRole('dialog').getByLabel('About', { exact: true }).selectOption(room)
  await button(page, 'Open now').click()
  await button(page, 'Reveal').waitFor()
  return page.url()
}

/** Answers the round that a seat's page tells of, and adds one idea. */
export const givesIdea = async (page: Page, idea: string): Promise<void> => {
  const rounds = page.getByRole('region', { name: 'Rounds' })
  await rounds.getByRole('link', { name: /^Answer/ }).click()
  await page.getByLabel('Your idea', { exact: true }).fill(idea)
  await button(page, 'Add idea').click()
  await page.getByText('1 idea of yours').waitFor()
}

/** Reveals the round it is at, once so many have answered. */
export const reveals = async (page: Page, answered: string | RegExp): Promise<void> => {
  await page.getByText(answered).first().waitFor()
  await button(page, 'Reveal').click()
  const ask = page.getByRole('dialog')
  await ask.getByRole('button', { name: 'Reveal', exact: true }).click()
  await ask.waitFor({ state: 'detached' })
}

/** All ideas of the round it is at become issues on its room's board. */
export const makesIssues = async (page: Page, count: number): Promise<void> => {
  await page.getByLabel('Choose all').check()
  await page.getByLabel('Make', { exact: true }).selectOption('Issues')
  await button(page, `Make ${count} cards`).click()
  await page.getByText(new RegExp(`^${count} cards are on the board of`)).waitFor()
}

/** Two dots on the first options there are, by touch. */
export const votes = async (page: Page, label: string): Promise<void> => {
  const more = button(page, `One dot more on ${label}`)
  await more.click()
  await more.click()
  await button(page, 'Give my vote').click()
  await page.getByText('Saved.').waitFor()
}

/** Adds a row to an initiative in the room's table, by keyboard. */
export const typesRow = async (page: Page, initiative: string, row: TypedRow): Promise<void> => {
  await button(page, `Add an activity to “${initiative}”`).click()
  await page.locator('textarea:focus').waitFor()
  await typeRows(page, [row])
}

export const acceptsRequest = async (page: Page, address: string, row: string): Promise<void> => {
  await page.goto(address)
  const asked = page.getByRole('listitem').filter({ hasText: row })
  await asked.getByRole('button', { name: /^Accept/ }).click()
  await asked.getByText('Accepted').first().waitFor()
}

/** Overrules the gate of the week it looks at. */
export const overrules = async (page: Page, reason: string): Promise<void> => {
  await button(page, 'Overrule the gate').click()
  const ask = page.getByRole('dialog')
  await ask.getByLabel('Why').fill(reason)
  await ask.getByRole('button', { name: 'Overrule the gate' }).click()
  await ask.waitFor({ state: 'detached' })
}

export const freezes = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await button(page, 'Freeze as version 1').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Freeze as version 1' }).click()
  await page.getByRole('heading', { name: 'Version 1' }).waitFor()
}

/** Reads an initiative as it is signed, on the page of the agreement, and signs it. */
export const signs = async (page: Page, code: string): Promise<void> => {
  await button(page, `Read and answer ${code}`).click()
  await page.getByRole('button', { name: /^Sign for / }).click()
  await page.getByText('Signed.', { exact: true }).waitFor()
}

/** The same from one's own seat, with a reservation. */
export const signsWithReservation = async (page: Page, code: string, reservation: string): Promise<void> => {
  await page.getByRole('button', { name: `Read and sign ${code}` }).click()
  await page.getByLabel('Sign with reservation', { exact: true }).check()
  await page.getByRole('textbox', { name: 'Reservation' }).fill(reservation)
  await button(page, 'Sign with reservation').click()
  await page.getByText('Signed with your reservation on record.').waitFor()
}

export const endorses = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await button(page, 'Endorse version 1').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Endorse version 1' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Nothing of a page is wider than the screen it is on. */
export const fitsItsScreen = async (page: Page): Promise<void> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([page.url(), Math.max(0, wide)]).toEqual([page.url(), 0])
}
