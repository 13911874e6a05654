import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/doc/read.ts'
import { live } from '#shared/plan/select.ts'
import { labSession } from '#shared/api/labs.ts'
import { launchBrowser } from '#test/support/browser.ts'
import {
  cardNamed,
  drawArrow,
  makeNote,
  openBoard,
  openCard,
  putNote,
  writeWords,
} from '#test/support/board.ts'
import { applyCommands, missingForAgreement } from '#test/support/completePlan.ts'
import { changeSeat, codeFor, maySignFor } from '#test/support/labOffice.ts'
import { isoOf, REPAIR_ROWS as ROWS, typeRows } from '#test/support/planTable.ts'
import { openGate, type Gate } from '#test/support/gate.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { deliveryLab, run } from '#test/support/runNode.ts'
import { joinWithCode, newVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'
import { makeFirstLink } from '#server/identity/links.ts'

/*
 * The main job, as the people of a lab do it, one step after the other: a facilitator opens a lab and invites;
 * a public-sector and a private-sector participant and an observer join; they build a plan, sign it, release it,
 * and a delivery unit imports it. Each test goes on where the one before it ended.
 */

let server: TestServer
let gate: Gate
let browser: Browser
let facilitator: Visitor
let publicSector: Visitor
let privateSector: Visitor
let observer: Visitor

const LAB = 'small-harbours'
const ROOM = 'sh'

beforeAll(async () => {
  server = await startTestServer()
  gate = await openGate(server.url)
  browser = await launchBrowser()
  facilitator = await newVisitor(browser, 'Fatima Facilitator')
  publicSector = await newVisitor(browser, 'Peter Public')
  privateSector = await newVisitor(browser, 'Priya Private', { width: 1280, height: 800 })
  observer = await newVisitor(browser, 'Olga Observer')
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.close()
})

const cookieOf = async ({ context }: Visitor): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

const currentPlan = (): Promise<Plan> => server.server.parts.rooms.read(labId)

let labId = ''

const office = () => ({ facilitator, lab: `${gate.url}/labs/${LAB}` })

test('X1 a facilitator enters by the first link and opens a lab with its rooms', async () => {
  const { page } = facilitator
  const token = await makeFirstLink(server.server.parts.db, server.server.parts.now())
  await page.goto(`${gate.url}/enter/${token}`)
  await page.getByLabel('Your name').fill(facilitator.name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Open a lab' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the lab').fill('Small harbours')
  await expect.poll(() => dialog.getByLabel('Address').inputValue()).toBe(LAB)
  await dialog.getByLabel('Title of workstream 1').fill('Small harbours development')
  await dialog.getByLabel('Code of workstream 1').fill('SH')
  await dialog.getByRole('button', { name: 'Open the lab' }).click()
  await page.getByRole('navigation').getByText('Small harbours development').waitFor()
  const session = await server.api(`/api/labs/${LAB}/session`, { cookie: await cookieOf(facilitator) })
  labId = session.as(labSession).lab.id
})

test('X2 people join by a code with name, organisation and sector', async () => {
  const participants = await codeFor(office(), 'Participant')
  await joinWithCode(publicSector, gate.url, participants, {
    name: 'Department of Public Works',
    sector: 'national',
  })
  await joinWithCode(privateSector, gate.url, participants, { name: 'Harbour Builders', sector: 'business' })
  await joinWithCode(observer, gate.url, await codeFor(office(), 'Observer'), {
    name: 'A newspaper',
    sector: 'civilSociety',
  })
  for (const { page } of [publicSector, privateSector, observer])
    await page.getByRole('heading', { name: 'Small harbours development' }).waitFor()
})

test('X7 a sticky note becomes an initiative and an issue in one step, and others see the cards', async () => {
  const { page } = publicSector
  await openBoard(page, gate.url, LAB, ROOM)
  await openBoard(privateSector.page, gate.url, LAB, ROOM)
  await putNote(page, { x: 560, y: 320 }, 'Repair twelve harbours')
  await makeNote(page, 'Initiative', 'Repair twelve harbours')
  await putNote(page, { x: 1100, y: 320 }, 'Slipways are unsafe')
  await makeNote(page, 'Issue', 'Slipways are unsafe')
  expect(await page.locator('.tl-shape[data-shape-type="note"]').count()).toBe(0)
  for (const words of ['Repair twelve harbours', 'Slipways are unsafe'])
    await cardNamed(privateSector.page, words).waitFor()
})

test('X8 an arrow between two cards becomes the relation it means, for everyone', async () => {
  await drawArrow(publicSector.page, 'Repair twelve harbours', 'Slipways are unsafe')
  for (const { page } of [publicSector, privateSector])
    await expect.poll(() => page.locator('.tl-shape[data-shape-type="arrow"]').count()).toBe(1)
  const plan = await currentPlan()
  expect(live(plan, 'links').map((link) => link.kind)).toEqual(['answers'])
})

test('X9 an arrow that means nothing is refused with its reason and leaves no arrow', async () => {
  const { page } = publicSector
  await putNote(page, { x: 560, y: 620 }, 'Harbours repaired')
  await makeNote(page, 'Indicator', 'Harbours repaired')
  await drawArrow(page, 'Harbours repaired', 'Slipways are unsafe')
  await page.getByText('An arrow from indicator to issue has no meaning in the plan.').waitFor()
  expect(await page.locator('.tl-shape[data-shape-type="arrow"]').count()).toBe(1)
  await drawArrow(page, 'Harbours repaired', 'Repair twelve harbours')
  await expect.poll(() => page.locator('.tl-shape[data-shape-type="arrow"]').count()).toBe(2)
})

test('X10 another person’s cursor is seen on the board with their name', async () => {
  await publicSector.page.mouse.move(700, 500)
  await publicSector.page.mouse.move(760, 520, { steps: 5 })
  await privateSector.page
    .locator('.tl-cursor')
    .getByText('Peter Public')
    .or(privateSector.page.locator('.tl-nametag', { hasText: 'Peter Public' }))
    .first()
    .waitFor()
})

test('X11 undo takes back one’s own change and leaves the other’s', async () => {
  await writeWords(publicSector.page, 'Repair twelve harbours', 'Repair twenty harbours')
  await writeWords(privateSector.page, 'Slipways are unsafe', 'Slipways and quays are unsafe')
  await cardNamed(publicSector.page, 'Slipways and quays are unsafe').waitFor()
  await cardNamed(privateSector.page, 'Repair twenty harbours').waitFor()
  await privateSector.page.getByRole('button', { name: 'Undo' }).click()
  for (const { page } of [publicSector, privateSector]) {
    await cardNamed(page, 'Slipways are unsafe').waitFor()
    await cardNamed(page, 'Repair twenty harbours').waitFor()
  }
})

test('X12 two fields of one card changed by two people while both are disconnected: both stay', async () => {
  gate.shut()
  const [a, b] = [publicSector.page, privateSector.page]
  await writeWords(a, 'Repair twenty harbours', 'Repair fifteen harbours')
  await untilLineSays(a, 'Offline: 1 change kept on this device')
  const form = await openCard(b, 'Repair twenty harbours')
  await form.getByLabel('Code', { exact: true }).fill('SH-1')
  await b.keyboard.press('Tab')
  await untilLineSays(b, 'Offline: 1 change kept on this device')
  gate.open()
  for (const page of [a, b]) await untilLineSays(page, /^Saved$/)
  await expect
    .poll(async () => live(await currentPlan(), 'initiatives').map(({ title, code }) => ({ title, code })))
    .toEqual([{ title: 'Repair fifteen harbours', code: 'SH-1' }])
  await b.keyboard.press('Escape')
  for (const page of [a, b]) {
    await cardNamed(page, 'Repair fifteen harbours').waitFor()
    await cardNamed(page, 'SH-1').waitFor()
  }
})

test('X13 an observer sees everything and can change nothing', async () => {
  const { page } = observer
  await page.goto(`${gate.url}/labs/${LAB}/rooms/${ROOM}/canvas`)
  await cardNamed(page, 'Repair fifteen harbours').waitFor()
  await untilLineSays(page, 'Read only: you are an observer here')
  expect(await page.getByTestId('tools.note').count()).toBe(0)
})

test('X14 three activities are written in the 3-feet table with the keyboard', async () => {
  const { page } = publicSector
  await page.goto(`${gate.url}/labs/${LAB}/rooms/${ROOM}/plan`)
  await page.getByText('Repair fifteen harbours').click()
  await page.getByRole('button', { name: 'Add an activity', exact: true }).click()
  await typeRows(page, ROWS)
  await untilLineSays(page, /^Saved$/)
  const written = async () =>
    live(await currentPlan(), 'activities').map((a) => [a.text, a.plannedStart, a.plannedEnd])
  await expect.poll(written).toEqual(ROWS.map((row) => [row.text, isoOf(row.start), isoOf(row.end)]))
})

test('X15 what the rules still want is said, and gone when it is there', async () => {
  const { page } = publicSector
  await withDocument(server.url, await cookieOf(facilitator), labId, (doc) =>
    applyCommands(doc, missingForAgreement(readPlan(doc).plan)),
  )
  await page.getByText('Checks passed').first().waitFor()
})

test('X16 the lab lead says who signs for whom and freezes the plan', async () => {
  await maySignFor(office(), publicSector.name, 'Department of Public Works')
  await maySignFor(office(), privateSector.name, 'Harbour Builders')
  const { page } = facilitator
  await page.goto(`${gate.url}/labs/${LAB}/agreement`)
  await page.getByText('1 of 1 planned initiative is ready to be signed').waitFor()
  await page.getByRole('button', { name: 'Freeze as version 1' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Freeze as version 1' }).click()
  await page.getByRole('heading', { name: 'Version 1' }).waitFor()
  await untilLineSays(publicSector.page, 'Read only: the plan is frozen for signing')
})

test('X17 each responsible organisation signs, one with a reservation that stays on record', async () => {
  const { page } = publicSector
  await page.goto(`${gate.url}/labs/${LAB}/agreement`)
  await page.getByRole('button', { name: 'Read and answer SH-1' }).click()
  await page.getByRole('button', { name: 'Sign for Department of Public Works' }).click()
  await page.getByText('Signed.', { exact: true }).waitFor()
  const other = privateSector.page
  await other.goto(`${gate.url}/labs/${LAB}/agreement`)
  await other.getByRole('button', { name: 'Read and answer SH-1' }).click()
  await other.getByLabel('Sign with reservation', { exact: true }).check()
  await other.getByRole('textbox', { name: 'Reservation' }).fill('Steel prices may rise.')
  await other.getByRole('button', { name: 'Sign with reservation' }).click()
  await other.getByText('Signed with your reservation on record.').waitFor()
})

test('X18 lab lead and sponsor endorse, and the roadmap is released', async () => {
  const { page } = facilitator
  await changeSeat(office(), observer.name, async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Role' }).click()
    await dialog.page().getByRole('option', { name: 'Sponsor' }).click()
  })
  for (const visitor of [facilitator, observer]) {
    await visitor.page.goto(`${gate.url}/labs/${LAB}/agreement`)
    await visitor.page.getByRole('button', { name: 'Endorse version 1' }).click()
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Endorse version 1' }).click()
    await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.getByText('Version 1 is released').waitFor()
})

let roadmapFile = ''

test('X19 the released JSON is valid by the published schema, and carries the reservation', async () => {
  const { page } = facilitator
  await page.goto(`${gate.url}/labs/${LAB}/roadmap`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download JSON' }).click(),
  ])
  roadmapFile = await download.path()
  const roadmap: unknown = JSON.parse(readFileSync(roadmapFile, 'utf8'))
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const schema: unknown = await (await fetch(`${server.url}/schemas/roadmap/1.1/schema.json`)).json()
  const isValid = ajv.compile(schema as object)
  expect(isValid(roadmap), JSON.stringify(isValid.errors)).toBe(true)
  expect(readFileSync(roadmapFile, 'utf8')).toContain('Steel prices may rise.')
})

test('X20 a stranger verifies it with the downloaded program; one changed character is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-lab-stranger-'))
  const program = join(folder, 'verify.mjs')
  writeFileSync(program, await (await fetch(`${server.url}/verify.mjs`)).text())
  const jwks = `${server.url}/.well-known/jwks.json`
  const valid = await run(process.execPath, [program, roadmapFile, '--jwks', jwks], { cwd: folder })
  expect(valid, valid.stderr).toMatchObject({ code: 0 })
  const changed = join(folder, 'changed.json')
  writeFileSync(
    changed,
    readFileSync(roadmapFile, 'utf8').replace('Let the repair contracts', 'Let the repair contractS'),
  )
  const refused = await deliveryLab(['verify', changed, '--jwks', jwks, '--against', roadmapFile])
  expect(refused.code).toBe(1)
  expect(refused.stdout + refused.stderr).toContain('SH-1')
  rmSync(folder, { recursive: true })
})

test('X3 a delivery unit imports the roadmap and reads who does what and who signed', async () => {
  const { page } = facilitator
  await page.goto(`${gate.url}/delivery`)
  await page.locator('input[type="file"]').setInputFiles(roadmapFile)
  await page.getByRole('link', { name: 'Open it' }).click()
  for (const text of [
    'Repair fifteen harbours',
    'Let the repair contracts',
    'Harbours repaired',
    'Steel prices may rise.',
    'Signature verified',
  ])
    await page.getByText(text).first().waitFor()
  await page.goto(`${gate.url}/delivery`)
  await page.locator('input[type="file"]').setInputFiles(roadmapFile)
  await page.getByText('Already here').waitFor()
})

test('X21 nobody’s pages said that anything went wrong', () => {
  const expected = /WebSocket connection to|net::ERR_|Failed to load resource/
  for (const visitor of [facilitator, publicSector, privateSector, observer])
    expect(
      visitor.errors.filter((error) => !expected.test(error)),
      visitor.name,
    ).toEqual([])
})
