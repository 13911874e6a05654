import { expect, test } from 'vitest'
import type { Workstream } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { dayText, momentText } from '#client/ui/dateText.ts'
import { decimalText, moneyText } from '#client/ui/moneyText.ts'
import { readLabForm, suggestCode, suggestSlug, type LabForm } from '#client/lab/home/labForm.ts'
import { initials } from '#client/lab/initials.ts'
import { labWeek } from '#client/lab/labWeek.ts'
import { roomByKey, roomKey } from '#client/lab/roomKey.ts'
import { fieldsOf, OTHER, readSeatForm } from '#client/lab/people/seatForm.ts'
import { balanceOf } from '#client/lab/people/sectorGroups.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

test.each([
  [null, '2014-07-08', { kind: 'undated' }],
  ['2014-07-08', '2014-07-07', { kind: 'before', starts: '2014-07-08' }],
  ['2014-07-08', '2014-07-08', { kind: 'during', week: 1, weeks: 6 }],
  ['2014-07-08', '2014-07-14', { kind: 'during', week: 1, weeks: 6 }],
  ['2014-07-08', '2014-07-15', { kind: 'during', week: 2, weeks: 6 }],
  ['2014-07-08', '2014-08-18', { kind: 'during', week: 6, weeks: 6 }],
  ['2014-07-08', '2014-08-19', { kind: 'after', weeks: 6 }],
])('UI3 a lab that starts on %s is on %s in week %o', (start, day, week) =>
  expect(labWeek(start, 6, day)).toEqual(week),
)

test('UI4 dates are words, money is grouped without becoming a float', () => {
  expect(dayText('2014-10-01')).toBe('1 Oct 2014')
  expect(dayText('2014-09-30T23:59:59.000Z')).toBe('30 Sep 2014')
  expect(dayText('not a date')).toBe('not a date')
  expect(momentText('2014-10-01T12:30:00Z')).toMatch(/^\d{1,2} (Sep|Oct) 2014, \d\d:\d\d$/)
  expect(decimalText('9007199254740993.10')).toBe('9\u202f007\u202f199\u202f254\u202f740\u202f993.10')
  expect(moneyText('-1234.5', 'ZAR')).toBe('ZAR\u00a0\u22121\u202f234.5')
  expect(decimalText('999')).toBe('999')
})

test('UI5 a room is addressed by its code where that is unique, else by its id, and both open it', () => {
  const plan = planOf({
    workstreams: [
      { id: sampleId(1), code: 'MPSG', title: 'Protection' },
      { id: sampleId(2), code: 'AQ', title: 'Aquaculture' },
      { id: sampleId(3), code: 'aq', title: 'Another' },
      { id: sampleId(4), code: 'A/B', title: 'Not for an address' },
    ],
  })
  const rooms: Workstream[] = [...plan.workstreams.values()]
  expect(rooms.map((room) => roomKey(room, rooms))).toEqual(['mpsg', sampleId(2), sampleId(3), sampleId(4)])
  for (const room of rooms) expect(roomByKey(roomKey(room, rooms), rooms)).toBe(room)
  expect(roomByKey('MPSG', rooms)?.id).toBe(sampleId(1))
  expect(roomByKey('nowhere', rooms)).toBeNull()
})

const FORM: LabForm = {
  name: 'Clean Water',
  slug: 'clean-water',
  startDate: '2026-11-24',
  weeks: 6,
  currency: 'ZAR',
  workstreams: [
    { code: '', title: '' },
    { code: 'W', title: 'Water' },
    { code: '', title: 'Schools' },
  ],
}

test('UI6 opening a lab: empty rows are left out, each wrong field is named where it stands', () => {
  expect(readLabForm(FORM)).toEqual({ wrong: new Set(['workstreams.2.code']) })
  const mended = readLabForm({ ...FORM, workstreams: FORM.workstreams.slice(0, 2) })
  expect(mended).toMatchObject({ request: { workstreams: [{ code: 'W', title: 'Water' }] } })
  const empty = readLabForm({ ...FORM, name: ' ', slug: '-a', workstreams: [{ code: '', title: '' }] })
  expect(empty).toEqual({ wrong: new Set(['name', 'slug', 'workstreams.0.code', 'workstreams.0.title']) })
})

test('UI6 address and codes are suggested from the words', () => {
  expect(suggestSlug(' Océan Économie 2026! ')).toBe('ocean-economie-2026')
  expect(suggestSlug('海')).toBe('')
  expect(suggestCode('Marine Protection Services and Ocean Governance')).toBe('MPSOG')
  expect(initials('Amina van der Berg')).toBe('AB')
  expect(initials('Thandi')).toBe('T')
})

test('UI7 a signatory signs for an organisation of the plan', () => {
  const plan = planOf({ organisations: [{ id: sampleId(9), name: 'Treasury', sector: 'national' }] })
  const organisation = liveOf(plan, 'organisations', sampleId(9))
  const fields = { ...fieldsOf(null), name: 'A', signatory: true, organisationId: sampleId(9) }
  expect(readSeatForm(fields, organisation ? [organisation] : [])).toMatchObject({
    request: { organisationId: sampleId(9), organisationName: 'Treasury', sector: 'national' },
  })
  const other = { ...fields, organisationId: OTHER, otherName: 'Elsewhere', sector: 'business' as const }
  expect(readSeatForm(other, [])).toEqual({ wrong: new Set(['signatory']) })
})

test('UI8 every sector is on one side of the balance', () => {
  const balance = balanceOf(['national', 'soe', 'business', 'labour', 'civilSociety', 'academia'])
  expect(Object.fromEntries(balance.map(({ group, count }) => [group, count]))).toEqual({
    public: 2,
    business: 1,
    labour: 1,
    civilSociety: 1,
    knowledge: 1,
  })
})
