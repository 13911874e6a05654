import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementView } from '#shared/api/agreement.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { keyboardPerson, type Keyboard } from '#test/support/keyboardOnly.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

/* A plan is signed and released by people who have no mouse. */

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const person = (seat: { name: string; cookie: string }) => keyboardPerson(browser, seat, server.url)

/** Answers for one's organisation: nothing chosen signs plainly, one key further with a reservation, two declines. */
const answer = async (who: Keyboard, further: 0 | 1 | 2, statement = '') => {
  const { page, press, to } = who
  await to(/^(Read and answer|Change the answer)/)
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await to(/^Sign$/)
  for (let times = 0; times < further; times++) await press('ArrowDown')
  if (further > 0) {
    await press('Tab')
    await who.type(statement)
  }
  await press('Tab', 'Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('KB3 the lab lead freezes, signatories sign, sign with a reservation and decline, and the plan is endorsed and released, all by keyboard', async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const address = `${server.url}/labs/${lab.slug}/agreement`
  const lead = await person({ name: 'Fatima', cookie: lab.lead.cookie })
  await lead.page.goto(address)
  await lead.page.getByRole('button', { name: 'Freeze as version 1' }).waitFor()
  await lead.press('Tab')
  await lead.to(/^Skip to the content$/)
  await lead.press('Enter')
  await lead.to(/^Freeze as version 1$/)
  await lead.press('Enter')
  await lead.page.getByRole('dialog').waitFor()
  await expect.poll(lead.focused).toBe('Freeze as version 1')
  await lead.press('Enter')
  await lead.page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor()

  const current = async () =>
    (await lab.api('/agreement', { cookie: lab.lead.cookie })).as(agreementView).current
  const asked = (await current())?.initiatives ?? []
  const organisations = [...new Set(asked.flatMap((i) => i.standings.map((s) => s.organisationId)))]
  const people = []
  for (const organisationId of organisations) {
    const { cookie } = await lab.join({ signatory: true, organisationId })
    people.push(await person({ name: organisationId, cookie }))
  }
  const openTo = (organisationId: string) =>
    asked.filter((i) => i.standings.some((s) => s.organisationId === organisationId)).length
  for (const [at, who] of people.entries()) {
    await who.page.goto(address)
    await who.page
      .getByRole('button', { name: /^Read and answer/ })
      .first()
      .waitFor()
    for (let left = openTo(organisations[at] ?? ''); left > 0; left--) {
      if (at === 0) {
        await answer(who, 2, 'Not before the budget is voted.')
        await who.page.getByText('Declined', { exact: true }).first().waitFor()
        await answer(who, 0)
      } else await answer(who, at === 1 ? 1 : 0, 'Steel prices may rise.')
      await expect.poll(who.focused).toMatch(/^(Read and|Change the) answer/)
    }
  }
  const states = ((await current())?.initiatives ?? []).flatMap((i) => i.standings.map((s) => s.state))
  expect(new Set(states)).toEqual(new Set(['signed', 'signedWithReservation']))
  expect((await current())?.agreed).toBe(true)

  const sponsor = await person({ name: 'Sponsor', cookie: (await lab.join({ role: 'sponsor' })).cookie })
  for (const who of [lead, sponsor]) {
    await who.page.goto(address)
    await who.page.getByRole('button', { name: 'Endorse version 1' }).waitFor()
    await who.to(/^Endorse version 1$/)
    await who.press('Enter')
    await who.page.getByRole('dialog').waitFor()
    await expect.poll(who.focused).toBe('Endorse version 1')
    await who.press('Enter')
    await who.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await sponsor.page.getByText('Version 1 is released').waitFor()
  for (const who of [lead, sponsor, ...people]) {
    expect(who.pointed).toEqual([])
    expect(who.errors).toEqual([])
  }
})
