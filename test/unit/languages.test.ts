import { expect, test } from 'vitest'
import { BEGUN, bestLanguage, OWN_NAMES, SCREEN_LANGUAGES, textDirection } from '#shared/api/languages.ts'
import { readDateCell, demandedForm } from '#shared/exchange/cellDates.ts'
import { EXPORT_COLUMNS, isHeaderRow, rolesOfHeader } from '#shared/exchange/columns.ts'
import { exportTable } from '#shared/exchange/exportRows.ts'
import { layoutIn } from '#shared/exchange/readPlan.ts'
import { guessRoles, isHeader, kindOfHeader } from '#client/making/columns.ts'
import { faultsOf, textsOf, wordingsOf } from '#test/support/languageFiles.ts'
import { samplePlan } from '#test/support/samplePlan.ts'

const ENGLISH = wordingsOf(textsOf('en'))
const WHOLE = SCREEN_LANGUAGES.filter((language) => language !== 'en' && !BEGUN.has(language))

test.each(WHOLE)('TR10 %s has every text of English, and none beside them', (language) => {
  const own = wordingsOf(textsOf(language))
  expect([...ENGLISH.keys()].filter((key) => !own.has(key))).toEqual([])
  expect([...own.keys()].filter((key) => !ENGLISH.has(key))).toEqual([])
})

test.each(SCREEN_LANGUAGES)(
  'TR11 a text of %s fills in the same, marks the same and has its plurals',
  (language) => {
    const faults = [...wordingsOf(textsOf(language))].flatMap(([key, own]) => {
      const english = ENGLISH.get(key)
      return english ? faultsOf(language, own, english) : [`${key} is no text of English`]
    })
    expect(faults).toEqual([])
  },
)

/** Words that French and English share, and names. */
const SHARED = new Set(
  (
    'action actions alt article audit budget budgets code csv date dates delivery description document docx h id impact ' +
    'initiative initiatives lab labs licence licences mention mentions message min mini-lab minute minutes note notes ' +
    'objection objections option options organisation organisations page participant pause pdf phase plan programme ' +
    'province public qr qualitative question signature signatures site source sponsor total type version word xlsx y zoom'
  ).split(' '),
)

test.each(WHOLE)('TR12 no text of %s is left in English', (language) => {
  const same = [...wordingsOf(textsOf(language))].flatMap(([key, { forms }]) =>
    [...forms].flatMap(([form, text]) => {
      const english = ENGLISH.get(key)?.forms
      return text === (english?.get(form) ?? english?.get('other')) ? [{ key, text }] : []
    }),
  )
  const left = same.filter(({ text }) =>
    (text.replaceAll(/\{\{[^}]*\}\}/g, ' ').match(/\p{L}[\p{L}’'-]*/gu) ?? []).some(
      (word) => !SHARED.has(word.toLowerCase()),
    ),
  )
  expect(left).toEqual([])
})

test.each(SCREEN_LANGUAGES)(
  'TR11 what the button of one’s hand is called in %s has the words that stand on it',
  (language) => {
    const texts = textsOf(language)
    const [short = '-', label = ''] = ['hall:hand.short', 'hall:hand.label'].map((key) => texts.get(key))
    expect(label.toLowerCase()).toContain(short.toLowerCase())
  },
)

test('TR13 the first of a browser’s languages that the screens have is taken, else English', () => {
  expect(bestLanguage(['fr-CA', 'en'])).toBe('fr')
  expect(bestLanguage(['sw', 'ar-EG', 'fr'])).toBe('ar')
  expect(bestLanguage(['sw', 'zu'])).toBe('en')
  expect(bestLanguage([])).toBe('en')
  expect(SCREEN_LANGUAGES.map((language) => [OWN_NAMES[language], textDirection(language)])).toEqual([
    ['English', 'ltr'],
    ['Français', 'ltr'],
    ['العربية', 'rtl'],
  ])
})

test('TR14 a file is headed in its reader’s language and read again whatever it is; its cells are the same', () => {
  const plan = samplePlan()
  const [english, french, arabic] = SCREEN_LANGUAGES.map((language) => exportTable(plan, null, language))
  expect(french!.rows).toEqual(english!.rows)
  expect(french!.header).toContain('Activité détaillée')
  expect(arabic!.header).toEqual(english!.header)
  for (const table of [english!, french!]) {
    expect(isHeaderRow(table.header)).toBe(true)
    expect(rolesOfHeader(table.header)).toEqual(table.columns)
    const layout = layoutIn({ name: 'Plan', rows: [table.header, ...table.rows] } as never, plan)
    expect(layout.roles.slice(0, table.columns.length)).toEqual(table.columns)
  }
  expect(EXPORT_COLUMNS.length).toBeGreaterThanOrEqual(french!.columns.length)
})

test.each([
  ['1er mars 2014', '2014-03-01'],
  ['12 févr. 2014', '2014-02-12'],
  ['3 juin 2014', '2014-06-03'],
  ['3 juil. 2014', '2014-07-03'],
  ['5 août 2014', '2014-08-05'],
  ['5 déc. 2014', '2014-12-05'],
  ['5 mai 2014', '2014-05-05'],
  ['5 Mar 2014', '2014-03-05'],
  ['March 5, 2014', '2014-03-05'],
])('TR15 a date with a month’s French or English name is read: %s', (text, date) => {
  expect(readDateCell(text, 'unknown')).toMatchObject({ kind: 'date', date })
})

test('TR15 what has no end, and how dates are to be written, is read in French as well', () => {
  expect(readDateCell('En continu', 'unknown').kind).toBe('ongoing')
  expect(readDateCell('à déterminer', 'unknown').kind).toBe('notKnown')
  expect(demandedForm('Date de début (jj.mm.aaaa)')).toBe('dotted')
})

test('TR15 rows pasted onto a board are known by French headings', () => {
  const header = ['Risque', 'Mesure d’atténuation', 'Responsable']
  expect(isHeader(header)).toBe(true)
  expect(kindOfHeader(header, 'issues')).toBe('risks')
  const dated = ['Activité', 'Début', 'Échéance']
  const roles = guessRoles(
    [['Former', '1.2.2015', '3.4.2015']],
    dated,
    'activities',
    () =>
      ({
        ids: [],
        unknown: [],
      }) as never,
  )
  expect(roles).toEqual(['words', 'start', 'end'])
})
