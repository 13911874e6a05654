import { expect, test } from 'vitest'
import { likelyDoubles } from '#server/people/doubles.ts'
import { placesOf, withoutNames } from '#server/people/findName.ts'

const seat = (id: string, name: string, organisationName = 'DEA') => ({
  id,
  name,
  organisationId: null,
  organisationName,
  createdAt: `2014-07-0${id}T08:00:00Z`,
})
const pairs = (...seats: ReturnType<typeof seat>[]) =>
  likelyDoubles(seats).map(({ from, into, why }) => `${from} into ${into}: ${why}`)

test('ER7 likely doubles have one name whatever its case, accents and order, or nearly one in the same organisation', () => {
  expect(pairs(seat('1', 'Thandi Nkosi'), seat('2', 'NKOSI, Thándi', 'Transnet'))).toEqual([
    '2 into 1: sameName',
  ])
  expect(pairs(seat('1', 'T. Nkosi'), seat('2', 'Thandi Nkosi'))).toEqual(['2 into 1: similarName'])
  expect(pairs(seat('1', 'Thandi Nkossi'), seat('2', 'Thandi Nkosi'))).toEqual(['2 into 1: similarName'])
  expect(pairs(seat('1', 'Thandi Nkossi'), seat('2', 'Thandi Nkosi', 'Transnet'))).toEqual([])
  expect(pairs(seat('1', 'Tandi Nkozi'), seat('2', 'Thandi Nkosi'))).toEqual(['2 into 1: similarName'])
  expect(pairs(seat('1', 'Tandi Nkozy'), seat('2', 'Thandi Nkosi'))).toEqual([])
  expect(pairs(seat('1', 'Thandi Nkosi'), seat('2', 'Ben Botha'), seat('3', 'Thabo Mokoena'))).toEqual([])
})

test('ER8 a name is found in a text as words of its own, whatever its case, accents and blanks, and nothing else is', () => {
  const found = (text: string, name = 'Zoë Li') =>
    placesOf(text, name).map(([from, to]) => text.slice(from, to))
  expect(found('Ask ZOE\n LI, or zoe\u0308 li.')).toEqual(['ZOE\n LI', 'zoe\u0308 li'])
  expect(found('Zoë Lindt and Benzoë Li')).toEqual([])
  expect(found('😀 Zoë Li 😀')).toEqual(['Zoë Li'])
  expect(found('Li', 'Li')).toEqual([])
  expect(found('Ο Γιώργος και ο ΓΙΩΡΓΟΣ', 'Γιώργος')).toEqual(['Γιώργος', 'ΓΙΩΡΓΟΣ'])
  expect(withoutNames('Zoë Li-Wu and Zoë Li', ['Zoë Li', 'Zoë Li-Wu'], 'Person 7F3A')).toBe(
    'Person 7F3A and Person 7F3A',
  )
})
