import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementView, freezeResponse } from '#shared/api/agreement.ts'
import { heardOn } from '#test/support/axTree.ts'
import { cardNamed, openBoard, openCard, untilWriting } from '#test/support/board.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

const WORDS = 'Inter-departmental authorisations committee'
const ARABIC = 'لجنة مشتركة بين الإدارات'

let server: TestServer
let browser: Browser
let lab: TestLab
let lead: Visitor
let pat: Visitor
let eye: Visitor

const visit = ({ cookie }: Member, name: string) => seatedVisitor(browser, { name, cookie }, server.url)

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(6))
  browser = await launchBrowser()
  lead = await visit(lab.lead, 'Lead')
  pat = await visit(await lab.join({ name: 'Pat' }), 'Pat')
  eye = await visit(await lab.join({ name: 'Eye', role: 'observer' }), 'Eye')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const errorsOf = (...visitors: Visitor[]) => visitors.flatMap(({ errors }) => errors)

test('CF12 facilitators choose the second language by its own name; others see it and choose nothing', async () => {
  const { page } = lead
  await page.goto(`${server.url}/labs/${lab.slug}`)
  await page.getByRole('link', { name: 'Settings' }).click()
  const second = page.getByRole('combobox', { name: 'And beside it in' })
  await second.fill('العربية')
  await page.getByRole('option', { name: 'العربية – Arabic' }).click()
  await expect.poll(() => second.inputValue()).toBe('العربية – Arabic')
  await pat.page.goto(`${server.url}/labs/${lab.slug}/settings`)
  const seen = pat.page.getByRole('combobox', { name: 'And beside it in' })
  await expect.poll(() => seen.inputValue()).toBe('العربية – Arabic')
  expect(await seen.getAttribute('readonly')).not.toBeNull()
  expect(await pat.page.getByText('Facilitators and the lab lead choose here.').count()).toBe(1)
  expect(errorsOf(lead, pat)).toEqual([])
})

test('CF7 the second words are written on the card by keyboard alone and seen by others', async () => {
  await openBoard(lead.page, server.url, lab.slug, BOARD)
  await openBoard(pat.page, server.url, lab.slug, BOARD)
  const { page } = pat
  const card = cardNamed(page, WORDS).first()
  await expect.poll(() => card.locator('.board-card-second').textContent()).toBe('No Arabic text yet')
  const box = await card.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + 16)
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of the initiative' }).waitFor()
  await untilWriting(page)
  await page.keyboard.press('Tab')
  const area = page.getByRole('textbox', { name: 'Arabic title of the initiative' })
  await area.waitFor()
  expect(
    await area.evaluate((e) => [document.activeElement === e, e.getAttribute('lang'), e.getAttribute('dir')]),
  ).toEqual([true, 'ar', 'rtl'])
  await page.keyboard.type(ARABIC)
  await page.keyboard.press('Shift+Tab')
  await page.getByRole('textbox', { name: 'Title of the initiative', exact: true }).waitFor()
  await untilWriting(page)
  await page.keyboard.press('Enter')
  const seen = cardNamed(lead.page, WORDS).first().locator('.board-card-second')
  await expect.poll(() => seen.textContent()).toBe(ARABIC)
  expect(await seen.evaluate((e) => [e.getAttribute('lang'), getComputedStyle(e).direction])).toEqual([
    'ar',
    'rtl',
  ])
  await page.keyboard.press('Control+z')
  await expect.poll(() => seen.textContent()).toBe('No Arabic text yet')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => seen.textContent()).toBe(ARABIC)
  // What is let go of while it is written is not kept, and the card stays selected.
  await page.keyboard.press('F2')
  await untilWriting(page)
  await page.keyboard.press('Tab')
  await area.fill('شيء آخر')
  await page.keyboard.press('Escape')
  await expect.poll(() => area.count()).toBe(0)
  await expect.poll(() => seen.textContent()).toBe(ARABIC)
  expect(errorsOf(lead, pat)).toEqual([])
})

test('CF7 a new card with words in the second language alone is kept', async () => {
  const { page } = pat
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+1')
  await page.getByRole('textbox', { name: 'Text of the issue' }).waitFor()
  await untilWriting(page)
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: 'Arabic text of the issue' }).fill('انتظار')
  await page.keyboard.press('Escape')
  await cardNamed(lead.page, 'انتظار').waitFor()
  expect(await cardNamed(page, 'انتظار').locator('.board-card-words').textContent()).toBe('No text yet')
})

test('CF13 a card’s form asks for the second words by the name of their language', async () => {
  const form = await openCard(pat.page, ARABIC)
  const field = form.getByRole('textbox', { name: 'Arabic title' })
  expect(await field.inputValue()).toBe(ARABIC)
  expect(await field.evaluate((e) => [e.getAttribute('lang'), getComputedStyle(e).direction])).toEqual([
    'ar',
    'rtl',
  ])
  await field.fill(`${ARABIC} للتراخيص`)
  await cardNamed(lead.page, 'للتراخيص').waitFor()
})

test('CF16 who closes a form with a field they wrote in is no longer shown as writing', async () => {
  const writing = () => cardNamed(lead.page, 'للتراخيص').getByText('Pat is writing…').count()
  await expect.poll(writing).toBe(1)
  await pat.page.keyboard.press('Escape')
  await expect.poll(() => pat.page.getByRole('dialog').count()).toBe(0)
  await expect.poll(writing).toBe(0)
})

test('CF2 a signature is seen on the card when it is given, also by an observer', async () => {
  await openBoard(lead.page, server.url, lab.slug, BOARD)
  await eye.page.goto(`${server.url}/labs/${lab.slug}/rooms/${BOARD}/canvas`)
  const { version } = (await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })).as(
    freezeResponse,
  )
  const { current } = (await lab.api('/agreement', { cookie: lab.lead.cookie })).as(agreementView)
  const initiative = current?.initiatives.find(({ standings }) => standings.length > 0)
  const [standing] = initiative?.standings ?? []
  if (!initiative || !standing) throw new Error('nobody is asked to sign')
  const card = (visitor: Visitor) => cardNamed(visitor.page, initiative.title).first()
  await card(eye).waitFor()
  expect(await eye.page.locator('.board-card-sign').count()).toBe(0)
  const { organisationId } = standing
  const { cookie } = await lab.join({ signatory: true, organisationId })
  const { initiativeId, contentHash, standings } = initiative
  const body = {
    version,
    initiativeId,
    organisationId,
    contentHash,
    decision: 'declined',
    statement: 'No vessels',
  }
  expect((await lab.api('/commitments', { cookie, body })).status).toBe(201)
  for (const visitor of [lead, eye]) {
    const sign = card(visitor).locator('.board-card-sign')
    await expect
      .poll(() => card(visitor).textContent())
      .toContain(`1 declined · 0 of ${standings.length} signed`)
    expect(await sign.getAttribute('data-sign')).toBe('declined')
    await expect
      .poll(async () => (await heardOn(visitor.page)).map(({ name }) => name))
      .toContainEqual(expect.stringMatching(new RegExp(`${initiative.title}.*1 declined`)))
  }
  const [owner] = await card(eye).locator('abbr').all()
  expect(await owner?.getAttribute('title')).toMatch(/, National government$/)
  expect(errorsOf(lead, pat, eye)).toEqual([])
})
