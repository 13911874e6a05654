import type { TFunction } from 'i18next'
import type { RoundView } from '#shared/api/rounds.ts'
import { toCsv } from '#shared/exchange/csv.ts'

type T = TFunction<'rounds'>
type Rows = (string | number)[][]

/** A round's result as CSV, guarded against being taken for formulas. */
export const roundCsv = (t: T, round: RoundView): string => {
  const [header = [], ...rows] = tableOf(t, round)
  return toCsv(header.map(String), rows, 'apostrophe')
}

const tableOf = (t: T, round: RoundView): Rows => {
  if (round.result === null) return []
  switch (round.kind) {
    case 'ideas':
      return [
        [t('csv.idea'), t('csv.text'), t('csv.name'), t('csv.organisation')],
        ...round.result.ideas.map(({ title, text, by }) => [
          title,
          text,
          by?.name ?? '',
          by?.organisationName ?? '',
        ]),
      ]
    case 'votes': {
      const { options, groups } = round.result
      const names = groups.map(({ sectors }) =>
        sectors.map((one) => t(`sectors.${one}`, { ns: 'common' })).join(' + '),
      )
      return [
        [t('csv.option'), t('csv.dots'), t('csv.voters'), ...names],
        ...options.map(({ label, dots, voters, byGroup }) => [label, dots, voters, ...byGroup]),
      ]
    }
    case 'scores': {
      const { criteria, rows } = round.result
      return [
        [t('scores.rank'), t('scores.initiative'), t('scores.score'), t('scores.spread'), t('scores.scorers'), ...criteria.map(({ label, weight }) => `${label} (${weight})`)],
        ...rows.map((row, at) => [
          row.score === null ? '' : at + 1,
          row.label,
          row.score ?? '',
          row.spread,
          row.scorers,
          ...criteria.map(({ id }) => row.means.find(({ criterionId }) => criterionId === id)?.mean ?? ''),
        ]),
      ] // prettier-ignore
    }
    case 'consent':
      return [
        [t('csv.organisation'), t('csv.name'), t('csv.choice'), t('csv.reason')],
        ...round.result.voices.map(({ organisationName, name, choice, reason }) => [organisationName, name, t(`consent.choices.${choice}`), reason]),
      ] // prettier-ignore
  }
}
