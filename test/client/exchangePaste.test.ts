import { expect, test } from 'vitest'
import { layoutIn, readPlan } from '#shared/exchange/readPlan.ts'
import { titleIn } from '#shared/exchange/readTitles.ts'
import { pastedSheet } from '#client/exchange/reading/htmlSheet.ts'
import { GOLDEN_ROWS, GOLDEN_SPANS } from '#test/support/goldenRows.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const PLAN = planOf({
  workstreams: [{ id: n(1), code: 'MPSG', title: 'Marine protection' }],
  organisations: ['DEA', 'DPME', 'DHET'].map((acronym, at) => ({ id: n(10 + at), name: acronym, acronym })),
})

/** As Word writes a table: a paragraph in each cell, a milestone's number over its rows, a table in a cell. */
const asWord = (): string => {
  const [title = [], ...rest] = GOLDEN_ROWS
  const cell = (text: string) => `<td><p class=MsoNormal>${text}<o:p></o:p></p></td>`
  const nested = (text: string) => `<td><table><tr><td><p>${text}</p></td></tr></table></td>`
  const facts = rest.slice(0, 2).map(([name = '', value = '']) => `<p>${name}: ${value}</p>`)
  const rows = rest.slice(2).map((row) => {
    const cells = row.map((text, at) => (at === 2 && text.startsWith('Funding') ? nested(text) : cell(text)))
    return `<tr>${cells.join('')}</tr>`
  })
  return `<html><style>p {}</style><body><p>${title[0]}</p>${facts.join('')}<div><table>${rows.join('')}</table></div></body></html>`
}
const asExcel = (): string =>
  `<html><body><table>${GOLDEN_ROWS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table></body></html>`
const asText = (): string => GOLDEN_ROWS.map((row) => row.join('\t')).join('\r\n')

test.each([
  ['Word', '', asWord()],
  ['Excel', '', asExcel()],
  ['a text field', asText(), undefined],
])('XC16 the real rows pasted from %s are read as from a file', (_from, text, html) => {
  const sheet = pastedSheet(text, html, 'Pasted table')
  const layout = layoutIn(sheet, PLAN)
  const title = titleIn(sheet, layout)
  expect(title).toBe('Accelerated capacity-building intervention in ocean governance')
  const reading = readPlan(sheet, layout, PLAN, {
    roles: null,
    order: 'unknown',
    owners: new Map([['OPOCT', { kind: 'planned', sector: 'national', row: 11 }]]),
    rooms: new Map(),
    target: { workstreamId: n(1), roomsOfFile: true, initiative: { kind: 'new', title: title ?? '' } },
  })
  const rows = reading.items.filter(({ kind }) => kind === 'activity')
  expect(rows.map(({ values }) => [values['plannedStart'], values['plannedEnd']])).toEqual(GOLDEN_SPANS)
  expect(rows.map(({ values }) => values['text'])).toEqual(GOLDEN_ROWS.slice(4).map((row) => row[2]))
  expect(rows.map(({ milestone }) => milestone?.no).join('')).toBe('111112222')
  expect(reading.items.flatMap(({ notes }) => notes.map(({ code }) => code)).toSorted()).toEqual([
    ...Array.from({ length: 9 }, () => 'dateFormat'),
    'ongoing',
  ])
  expect(
    reading.unknownOwners.map(({ name, createdBy }) => [name, rows.find((r) => r.row === createdBy)?.no]),
  ).toEqual([['OPOCT', '2.2']])
  expect(reading.offered).toHaveLength(8)
})
