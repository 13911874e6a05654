import type { Page } from 'playwright-core'

/** A row of the 3-feet plan as somebody types it. */
export interface TypedRow {
  text: string
  organisation: string
  start: string
  end: string
}

/** Three activities, dates in both forms the labs use. */
export const REPAIR_ROWS: readonly TypedRow[] = [
  {
    text: 'Survey all twelve harbours',
    organisation: 'Department of Public Works',
    start: '01.10.2014',
    end: '15.12.2014',
  },
  {
    text: 'Let the repair contracts',
    organisation: 'Harbour Builders',
    start: '2015-01-12',
    end: '2015-06-30',
  },
  {
    text: 'Repair slipways and quays',
    organisation: 'Harbour Builders',
    start: '01.07.2015',
    end: '31.03.2016',
  },
]

/** `01.10.2014` as `2014-10-01`. */
export const isoOf = (typed: string) => typed.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1')

/** In the responsibility cell, which Tab has opened: finds an organisation by typing or adds it, and goes on. */
const chooseOrganisation = async (page: Page, name: string): Promise<void> => {
  const search = page.getByRole('combobox', { name: /Responsibility/ })
  await search.fill(name)
  const known = (await page.getByRole('option').count()) > 0
  await search.press('Enter')
  if (!known) await page.getByRole('button', { name: 'Add', exact: true }).click()
  await search.press('Tab')
}

/** Writes rows one below the other without waiting for the screen, as a fast writer does. */
export const typeRows = async (page: Page, rows: readonly TypedRow[]): Promise<void> => {
  for (const [i, row] of rows.entries()) {
    await page.keyboard.type(row.text)
    await page.keyboard.press('Tab')
    await chooseOrganisation(page, row.organisation)
    await page.keyboard.type(row.start)
    await page.keyboard.press('Tab')
    await page.keyboard.type(row.end)
    // Enter on the last row begins the next one.
    await page.keyboard.press(i < rows.length - 1 ? 'Enter' : 'Tab')
  }
}
