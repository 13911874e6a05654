import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diaryDays, diaryEntry, type DiaryEntry } from '#shared/api/diary.ts'
import { diaryBlocks, diaryTitle } from '#shared/diary/diaryBlocks.ts'
import { startOfDay } from '#shared/diary/zone.ts'
import { diaryTexts } from '#server/diary/diaryTexts.ts'
import { newBigLab, partsOf } from '#test/support/bigLab.ts'
import { docxText } from '#test/support/docxText.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { pdfText } from '#test/support/pdfText.ts'
import { planOf, SAMPLE as S, sampleId, samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

const DAY = 86_400_000
const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone
/** Eight in the morning of the first day, wherever the tests run. */
const start = startOfDay('2026-03-02', ZONE) + DAY / 3
let clock = start
let server: TestServer
let folder: string

beforeEach(async () => {
  clock = start
  folder = mkdtempSync(join(tmpdir(), 'diary-'))
  server = await startTestServer({ now: () => new Date(clock) })
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const edit = async (lab: TestLab, who: Member, fields: Record<string, unknown>) =>
  withDocument(server.url, who.cookie, lab.id, (doc) => setFields(doc, 'activities', S.act23, fields))

/** The plan is written on the first day, an activity moves on the third. */
const labOfThreeDays = async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const thandi = await lab.join({ name: 'Thandi Dlamini', sector: 'academia' })
  clock += 2 * DAY
  await edit(lab, thandi, { plannedEnd: '2018-12-01' })
  return { lab, thandi }
}
const days = async (lab: TestLab, query = '') =>
  (await lab.api(`/diary${query}`, { cookie: lab.lead.cookie })).as(diaryDays)
const entryOf = async (lab: TestLab, date: string): Promise<DiaryEntry> =>
  (await lab.api(`/diary/${date}.json`, { cookie: lab.lead.cookie })).as(diaryEntry)
const fileOf = async (lab: TestLab, name: string) => {
  const response = await fetch(`${server.url}/api/labs/${lab.id}/diary/${name}`, {
    headers: { cookie: lab.lead.cookie },
  })
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const squeezed = (text: string) => text.replaceAll(/[\s•\ufeff]+/g, '')

test('DY8 the days on which something happened are listed, the newest first, each with what it came to', async () => {
  const { lab } = await labOfThreeDays()
  expect(await days(lab)).toEqual({
    zone: ZONE,
    today: '2026-03-04',
    days: ['2026-03-04', '2026-03-02'],
    next: null,
  })
  expect((await days(lab, '?before=2026-03-04')).days).toEqual(['2026-03-02'])
  const first = await entryOf(lab, '2026-03-02')
  expect(first).toMatchObject({ date: '2026-03-02', finished: true, zone: ZONE })
  const room = (entry: DiaryEntry) => entry.rooms.find(({ id }) => id === S.mpsg)
  expect(room(first)?.numbers.created).toContainEqual({ collection: 'initiatives', count: 1 })
  const third = await entryOf(lab, '2026-03-04')
  expect(third.finished).toBe(false)
  expect(room(third)?.numbers).toEqual({
    created: [],
    removed: [],
    changed: [{ collection: 'activities', count: 1 }],
  })
  expect(third.people).toEqual([{ sector: 'academia', count: 1 }])
  expect(JSON.stringify(third)).not.toContain('Thandi')
  expect((await entryOf(lab, '2026-03-03')).rooms.every(({ numbers }) => numbers.changed.length === 0)).toBe(
    true,
  )
})

test('DY8 a day that is over stays as it was written, whatever comes later, also after a restart', async () => {
  const { lab, thandi } = await labOfThreeDays()
  clock += DAY
  const written = await entryOf(lab, '2026-03-04')
  expect(written.finished).toBe(true)
  await edit(lab, thandi, { plannedEnd: '2020-01-01', text: 'Something else' })
  expect(await entryOf(lab, '2026-03-04')).toEqual(written)
  await server.restart()
  expect(await entryOf(lab, '2026-03-04')).toEqual(written)
})

test('DY9 signatures, locks and the freeze of a day are in it', async () => {
  const { lab } = await labOfThreeDays()
  const { cookie } = lab.lead
  expect((await lab.api('/freeze', { cookie, method: 'POST' })).status).toBe(200)
  const { events } = await entryOf(lab, '2026-03-04')
  expect(events).toContainEqual({ kind: 'frozen', filled: { version: 1 } })
  clock += DAY
  expect((await lab.api('/reopen', { cookie, method: 'POST' })).status).toBe(200)
  expect((await entryOf(lab, '2026-03-05')).events).toEqual([{ kind: 'reopened', filled: {} }])
  expect((await days(lab)).days[0]).toBe('2026-03-05')
  for (const act of ['/freeze', '/reopen']) {
    clock += 60_000
    expect((await lab.api(act, { cookie, method: 'POST' })).status).toBe(200)
  }
  const inOrder = (await entryOf(lab, '2026-03-05')).events.map(({ kind }) => kind)
  expect(inOrder).toEqual(['reopened', 'frozen', 'reopened'])
})

test('DY10 Word and PDF say the same as the page, word by word and in its order', async () => {
  const { lab } = await labOfThreeDays()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    setFields(doc, 'initiatives', S.capacity, { title: 'Žižkov Ωμέγα Москва & <b>', state: 'agreed' }),
  )
  clock += DAY
  const entry = await entryOf(lab, '2026-03-04')
  const texts = await diaryTexts('en')
  const said = diaryBlocks(entry, texts).flatMap((block) => {
    if (block.kind === 'list') return [...block.items, ...(block.more ? [block.more.text] : [])]
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
  })
  expect(said.join('\n')).toContain('Žižkov Ωμέγα Москва & <b>')

  const docx = await fileOf(lab, '2026-03-04.docx')
  expect(docx.headers.get('content-disposition')).toBe(
    `attachment; filename="${lab.slug}-diary-2026-03-04.docx"`,
  )
  expect(squeezed(await docxText(docx.bytes, folder))).toBe(squeezed(said.join('')))
  const parts = unzipSync(docx.bytes)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  for (const mark of ['w:val="Heading1"', 'w:val="Heading2"', '<w:numPr>', '<w:tblHeader/>'])
    expect(xml).toContain(mark)
  expect(strFromU8(parts['word/styles.xml'] ?? new Uint8Array())).toContain('<w:lang w:val="en"/>')

  const pdf = await fileOf(lab, '2026-03-04.pdf')
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  const read = squeezed(pdfText(pdf.bytes))
  expect(read).toContain(squeezed(said.join('')))
  const raw = Buffer.from(pdf.bytes).toString('latin1')
  for (const mark of ['/Marked true', '/Lang (en)', '/S /H1', '/S /LBody', '/S /TH', '/DisplayDocTitle true'])
    expect(raw).toContain(mark)
  expect(diaryTitle(entry, texts)).toContain('4 March 2026')
})

test('DY11 a day of 3,000 changed rows in twelve rooms is a few pages', async () => {
  const rooms = Array.from({ length: 12 }, (_, n) => ({
    id: sampleId(5_000 + n),
    code: `R${n}`,
    title: `Room ${n}`,
  }))
  const plan = planOf({
    workstreams: rooms,
    activities: Array.from({ length: 3_000 }, (_, n) => ({
      id: sampleId(20_000 + n),
      workstreamId: rooms[n % 12]?.id ?? '',
      text: n % 2 ? 'verylongword'.repeat(40) : `Row ${n} \u202Ereversed`,
      plannedEnd: '2026-01-01',
    })),
  })
  const lab = await newBigLab(server, plan)
  clock += DAY
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    for (const { activities } of partsOf(plan))
      doc.transact(() => {
        for (const id of activities.keys()) setFields(doc, 'activities', id, { plannedEnd: '2027-01-01' })
      }, 'test')
  })
  const { bytes } = await fileOf(lab, '2026-03-03.pdf')
  const pages =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\n/g)?.length ?? 0
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThanOrEqual(6)
  const text = pdfText(bytes)
  expect(text).toContain('and 245 more')
  expect(text).not.toContain('\u202E')
})

test('DY12 every seat of a lab reads its diary; strangers and other labs get nothing, other names and days neither', async () => {
  const { lab } = await labOfThreeDays()
  const observer = await lab.join({ role: 'observer' })
  const other = await (await server.newLab()).join()
  for (const path of [
    '/diary',
    '/diary/2026-03-02.json',
    '/diary/2026-03-02.docx',
    '/diary/2026-03-02.pdf',
  ]) {
    expect((await lab.api(path, { cookie: observer.cookie })).status).toBe(200)
    expect((await lab.api(path, { cookie: other.cookie })).status).toBe(404)
    expect((await lab.api(path)).status).toBe(401)
  }
  const { cookie } = lab.lead
  for (const name of [
    '2026-03-01.json',
    '2027-01-01.json',
    '2026-02-31.json',
    '2026-03-02.exe',
    '2026-03-02',
    'x.pdf',
  ])
    expect((await lab.api(`/diary/${name}`, { cookie })).status, name).toBe(404)
  expect((await lab.api('/diary?before=now', { cookie })).status).toBe(400)
  const strange = await lab.api('/diary/2026-03-02.pdf?lang=../../../package', { cookie })
  expect(strange.status).toBe(200)
})
