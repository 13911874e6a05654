import { expect, test } from 'vitest'
import { invitationView, joinRequest, joinResponse, sessionResponse } from '#shared/api/identity.ts'
import { invitationAnswer, joinAnswer, sessionAnswer } from '#client/join/answers.ts'
import {
  EMPTY,
  keyInPath,
  keyTyped,
  organisationLabel,
  organisationNamed,
  readJoinForm,
  type Organisation,
} from '#client/join/joinForm.ts'

const DEA: Organisation = {
  id: '019aa000-0000-7000-8000-000000000001',
  name: 'Department of Environmental Affairs',
  acronym: 'DEA',
  sector: 'national',
}
const UNNAMED: Organisation = {
  id: '019aa000-0000-7000-8000-000000000002',
  name: '',
  acronym: 'SAMSA',
  sector: 'statutory',
}
const PLAN = [DEA, UNNAMED]
const KEY = 'SX2WKTTF'

const wrongIn = (fields: Parameters<typeof readJoinForm>[0]) => {
  const read = readJoinForm(fields, KEY, PLAN)
  return 'wrong' in read ? Object.fromEntries(read.wrong) : expect.unreachable('the form was taken')
}
const requestOf = (fields: Parameters<typeof readJoinForm>[0]) => {
  const read = readJoinForm(fields, KEY, PLAN)
  return 'request' in read ? read.request : expect.unreachable(JSON.stringify([...read.wrong]))
}

test.each(['DEA', ' dea ', 'department of  environmental affairs', organisationLabel(DEA), 'Dèa'])(
  'JP1 "%s" names the organisation of the plan',
  (typed) => expect(organisationNamed(typed, PLAN)).toBe(DEA),
)

test.each(['', '  ', 'Environmental Affairs', 'DE'])('JP1 "%s" names none of them', (typed) =>
  expect(organisationNamed(typed, PLAN)).toBeNull(),
)

test('JP1 a person of an organisation of the plan is not asked for its sector', () => {
  const request = requestOf({ name: ' Thandi Nkosi ', organisation: 'dea', sector: 'business' })
  expect(request).toEqual({
    key: KEY,
    name: 'Thandi Nkosi',
    organisationId: DEA.id,
    organisationName: DEA.name,
    sector: 'national',
  })
  expect(joinRequest.safeParse(request).success).toBe(true)
  expect(requestOf({ name: 'A', organisation: 'samsa', sector: '' }).organisationName).toBe('SAMSA')
})

test('JP1 another organisation comes with its name and sector', () => {
  const request = requestOf({ name: 'A', organisation: ' Saldanha Oysters ', sector: 'business' })
  expect(request).toMatchObject({
    organisationId: null,
    organisationName: 'Saldanha Oysters',
    sector: 'business',
  })
})

test('JP2 each field that is not right is named with the reason', () => {
  expect(wrongIn(EMPTY)).toEqual({ name: 'empty', organisation: 'empty' })
  expect(wrongIn({ name: 'A', organisation: 'Another', sector: '' })).toEqual({ sector: 'empty' })
  expect(wrongIn({ name: 'x'.repeat(121), organisation: 'x'.repeat(201), sector: 'business' })).toEqual({
    name: 'long',
    organisation: 'long',
  })
})

test.each([
  ['SX2W KTTF', 'SX2WKTTF'],
  [' sx2wkttf ', 'sx2wkttf'],
  ['https://lab.example/join/FwcywbGRnGSE_-', 'FwcywbGRnGSE_-'],
  ['lab.example/join/SX2WKTTF/?x=1#top', 'SX2WKTTF'],
])('JP3 what is typed as "%s" opens %s', (typed, key) => expect(keyTyped(typed)).toBe(key))

test.each([
  ['/join', ''],
  ['/join/', ''],
  ['/join/SX2WKTTF', 'SX2WKTTF'],
  ['/join/a%20b', 'a b'],
  ['/join/%', '%'],
])('JP3 the address %s names "%s"', (path, key) => expect(keyInPath(path)).toBe(key))

const ID = DEA.id
const ANSWERS = [
  {
    name: 'an invitation',
    contract: invitationView,
    page: invitationAnswer,
    good: { labName: 'Oceans', role: 'participant', organisations: PLAN },
  },
  {
    name: 'a seat',
    contract: joinResponse,
    page: joinAnswer,
    good: { labId: ID, slug: 'oceans', seatId: ID, personalLink: 'https://lab.example/enter/x' },
  },
  {
    name: 'a session',
    contract: sessionResponse,
    page: sessionAnswer,
    good: {
      person: { name: 'A', facilitator: false, deliveryUnit: true },
      labs: [{ id: ID, slug: 'oceans', name: 'Oceans', seatId: ID, role: 'observer' }],
    },
  },
]

/** Every copy of a value with one of its members taken away or turned into a number, at any depth. */
const damaged = (value: unknown): unknown[] => {
  if (typeof value !== 'object' || value === null) return [42]
  if (Array.isArray(value)) return [7, ...value.flatMap((v, i) => damaged(v).map((d) => value.with(i, d)))]
  return Object.entries(value).flatMap(([key, member]) => [
    Object.fromEntries(Object.entries(value).filter(([k]) => k !== key)),
    ...damaged(member).map((d) => ({ ...value, [key]: d })),
  ])
}

test.each(ANSWERS)('JP4 the page reads $name as the contract does', ({ contract, page, good }) => {
  expect(contract.safeParse(good).success).toBe(true)
  expect(page.safeParse(good)).toEqual({ success: true, data: good })
  const broken = damaged(good)
  expect(broken.length).toBeGreaterThan(5)
  for (const value of broken) {
    expect(contract.safeParse(value).success).toBe(false)
    expect(page.safeParse(value).success, JSON.stringify(value)).toBe(false)
  }
})
