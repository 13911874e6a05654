import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setFields, putPlan, withDocument } from '#test/support/liveDocument.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
/** Of the room that is asked, and of the one that asks. */
let aq: Visitor
let mpsg: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab({ workstreams: [{ code: 'MTM', title: 'Marine transport' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, roomsThatAsk))
  browser = await launchBrowser()
  const sit = async (name: string, organisationId: string, organisationName: string) => {
    const { cookie } = await lab.join({ name, organisationId, organisationName })
    const visitor = await seatedVisitor(browser, { name, cookie }, server.url)
    await visitor.page.goto(`${server.url}/labs/${lab.slug}/between`)
    return visitor
  }
  aq = await sit('Thandi', ROOMS.doer, 'Department of Agriculture')
  mpsg = await sit('Sipho', ROOMS.asker, 'Department of Environment')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const side = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const item = (page: Page, name: string, row: string) =>
  side(page, name).getByRole('listitem').filter({ hasText: row })

const choose = async (page: Page, label: string, typed: string, option: RegExp) => {
  const field = page.getByRole('combobox', { name: label }).or(page.getByRole('textbox', { name: label }))
  await field.click()
  await field.fill(typed)
  await page.getByRole('option', { name: option }).click()
}

test('RQ10 RQ11 a room is asked with its dates seen before, and answers at once: refused with the reason', async () => {
  await mpsg.page.getByRole('button', { name: 'Ask another room' }).click()
  await choose(mpsg.page, 'Our row, which waits', 'report', /1\.2 Report on the patrols/)
  await choose(mpsg.page, 'What we wait for', 'survey', /Survey the coast/)
  await mpsg.page.getByText('needed by 30 Sep 2015, planned for 31 Mar 2015').waitFor()
  await choose(mpsg.page, 'Our row, which waits', 'patrol', /1\.1 Patrol the farms/)
  await choose(mpsg.page, 'What we wait for', 'publish', /Publish the survey/)
  await mpsg.page.getByText('“Patrol the farms” would begin 30 days later, on 1 May 2015').waitFor()
  await mpsg.page.getByText('1 more row that waits for it would move as well').waitFor()
  expect(await axeFindings(mpsg.page)).toEqual([])
  await mpsg.page.getByRole('button', { name: 'Ask AQ' }).click()
  await mpsg.page.getByRole('alert').getByText('Asked of AQ').waitFor()

  const published = item(aq.page, 'Asked of AQ', 'Publish the survey')
  await published.getByText('Needed by 31 Mar 2015, planned to end 30 Apr 2015').waitFor()
  await published.getByText('30 days too late').waitFor()
  await aq.page.getByRole('link', { name: 'Between rooms 2 wait for your answer' }).waitFor()
  expect(await axeFindings(aq.page)).toEqual([])
  await published.getByRole('button', { name: 'Refuse: ' }).click()
  await aq.page.getByRole('button', { name: 'Refuse', exact: true }).click()
  await aq.page.getByText('Say why, so that the other room').waitFor()
  await aq.page.getByLabel('Why').fill('The survey is printed in May')
  expect(await axeFindings(aq.page)).toEqual([])
  await aq.page.getByRole('button', { name: 'Refuse', exact: true }).click()

  const refused = item(mpsg.page, 'MPSG asks', 'Publish the survey')
  await refused.getByText('The survey is printed in May').waitFor()
  await refused.getByText('Thandi, Department of Agriculture').waitFor()
  await aq.page.getByRole('link', { name: 'Between rooms 1 waits for your answer' }).waitFor()
})

test('RQ12 what was accepted says that its day has moved, in both rooms and in the details of the row', async () => {
  const waits = item(mpsg.page, 'MPSG asks', 'Survey the coast')
  await waits.getByText('DPME, DAFF can answer').waitFor()
  expect(await side(mpsg.page, 'MPSG asks').getByRole('button', { name: 'Accept' }).count()).toBe(0)
  await item(aq.page, 'Asked of AQ', 'Survey the coast').getByRole('button', { name: 'Accept' }).click()
  await waits.getByText('for 31 Mar 2015').waitFor()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    setFields(doc, 'activities', ROOMS.survey, { plannedEnd: '2015-04-12' }),
  )
  await waits.getByText('Moved 12 days later').waitFor()
  await waits.getByRole('button', { name: 'MPSG-1 · 1.1 Patrol the farms' }).click()
  const details = mpsg.page.getByRole('dialog')
  await details.getByText('Moved 12 days later').waitFor()
  await mpsg.page.keyboard.press('Escape')
  const promised = item(aq.page, 'Asked of AQ', 'Survey the coast')
  await promised.getByRole('button', { name: /^Promise 12 Apr 2015/ }).click()
  await waits.getByText('for 12 Apr 2015').waitFor()
  expect(await waits.getByText('Moved').count()).toBe(0)
})

test('RQ13 a request is changed, talked about and taken back with a way back; while frozen none is answered', async () => {
  const mine = item(mpsg.page, 'MPSG asks', 'Publish the survey')
  await mine.getByRole('button', { name: /^Talk about it/ }).click()
  await mpsg.page.getByLabel('Write a comment').fill('Could it be printed in April?')
  await mpsg.page.getByRole('button', { name: 'Send' }).click()
  await mpsg.page.keyboard.press('Escape')
  await mine.getByText('1 comment').waitFor()
  await mine.getByRole('button', { name: /^Change: / }).click()
  await mpsg.page.getByLabel('Days between').fill('-30')
  await mpsg.page.getByRole('button', { name: 'Ask AQ again' }).click()
  const again = item(aq.page, 'Asked of AQ', 'Publish the survey')
  await again.getByText('Answered before it was changed: refused.').waitFor()
  await again.getByText('in time').waitFor()
  await mine.getByRole('button', { name: /^Take back/ }).click()
  await again.waitFor({ state: 'detached' })
  await mpsg.page.getByRole('button', { name: 'Undo' }).click()
  await again.getByRole('button', { name: 'Accept' }).waitFor()
  await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })
  await again.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' })
  await aq.page.getByText('The plan is frozen: the answers').waitFor()
  expect([...aq.errors, ...mpsg.errors]).toEqual([])
})
