import { expect, test } from 'vitest'
import { defaultProgramme } from '#shared/programme/defaults.ts'
import { FRENCH } from '#shared/programme/french.ts'
import { artefactsOf, programme, TEMPLATE_IDS, type Programme } from '#shared/programme/template.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { withProgrammeFor } from '#client/lab/home/labForm.ts'

const REQUEST = {
  name: 'Lab de la pêche',
  slug: 'peche',
  startDate: '2026-11-02',
  weeks: 6,
  currency: 'XOF',
  workstreams: [{ code: 'PA', title: 'Pêche artisanale' }],
}

/** All words of a programme, the joined titles of weeks taken apart. */
const wordsOf = ({ name, weeks }: Programme): string[] => [
  name,
  ...weeks.flatMap(({ title }) => title.split(' · ')),
  ...weeks.flatMap(({ days }) =>
    days.flatMap(({ sessions }) => sessions.flatMap(({ title, what }) => [title, what])),
  ),
  ...weeks.flatMap(artefactsOf).flatMap(({ title }) => (title === '' ? [] : [title])),
]

/** A programme without its words. */
const bonesOf = (one: Programme) =>
  JSON.stringify(one, (key, value: unknown) =>
    ['title', 'what', 'name', 'language'].includes(key) ? '' : value,
  )

test('FR1 the programmes we bring say the same in French, of any number of weeks, and leave no word in English', () => {
  const used = new Set<string>()
  for (const id of TEMPLATE_IDS)
    for (const weeks of [1, 2, 3, 6, 10, 52]) {
      const [english, french] = [defaultProgramme(id, weeks), defaultProgramme(id, weeks, 'fr')]
      expect(programme.parse(JSON.parse(canonicalText(french)))).toEqual(french)
      expect(french.language).toBe('fr')
      expect(bonesOf(french)).toBe(bonesOf(english))
      const words = wordsOf(english)
      words.forEach((one) => used.add(one))
      expect(wordsOf(french)).toEqual(words.map((one) => FRENCH[one]))
      expect(new TextEncoder().encode(canonicalText(french)).length).toBeLessThan(LIMITS.jsonBodyBytes * 0.95)
    }
  expect(Object.keys(FRENCH).filter((one) => !used.has(one))).toEqual([])
})

test('FR2 a lab opened in French begins with a French programme; one from a file stays as it is', () => {
  expect(withProgrammeFor('en', REQUEST)).toBe(REQUEST)
  expect(withProgrammeFor('fr', REQUEST).programme).toEqual(defaultProgramme('phakisa', 6, 'fr'))
  expect(withProgrammeFor('fr', { ...REQUEST, weeks: 2 }).programme).toEqual(
    defaultProgramme('mini', 2, 'fr'),
  )
  expect(withProgrammeFor('fr', { ...REQUEST, programme: 'mini' }).programme).toEqual(
    defaultProgramme('mini', 6, 'fr'),
  )
  const own = { ...REQUEST, programme: defaultProgramme('mini', 6) }
  expect(withProgrammeFor('fr', own)).toBe(own)
})
