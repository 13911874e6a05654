import type { Page } from 'playwright-core'
import type { Visitor } from './people.ts'

/** What a facilitator does at the People page of a lab. */
export interface LabOffice {
  facilitator: Visitor
  /** Address of the lab: `http://host/labs/slug`. */
  lab: string
}

/** Makes an invitation for a role and reads its code off the screen. */
export const codeFor = async ({ facilitator, lab }: LabOffice, role: string): Promise<string> => {
  const { page } = facilitator
  await page.goto(`${lab}/people`)
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Role of those who join' }).click()
  await page.getByRole('option', { name: role }).click()
  await dialog.getByRole('button', { name: 'Make an invitation' }).click()
  const card = dialog.locator('.mantine-Paper-root', { hasText: `For ${role.toLowerCase()}s` })
  const code = await card.getByLabel(/^Code /).getAttribute('aria-label')
  return (code ?? '').replace('Code ', '')
}

/** Changes somebody's seat in its form. */
export const changeSeat = async (
  { facilitator, lab }: LabOffice,
  name: string,
  change: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) => {
  const { page } = facilitator
  await page.goto(`${lab}/people`)
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Change the seat' }).click()
  const dialog = page.getByRole('dialog')
  await change(dialog)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

export const maySignFor = (office: LabOffice, name: string, organisation: string) =>
  changeSeat(office, name, async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Organisation' }).click()
    await dialog.page().getByRole('option', { name: organisation }).click()
    await dialog.getByLabel('Signs for the organisation').check()
  })
