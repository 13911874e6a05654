import type { TFunction } from 'i18next'
import type { RoundView } from '#shared/api/rounds.ts'

/** What this seat has answered in a round, in a line; empty before that. `t` knows `phone` and `rounds`. */
export const mineText = (t: TFunction<['phone', 'rounds']>, round: RoundView): string => {
  switch (round.kind) {
    case 'ideas':
      return round.mine.map(({ body }) => `“${body.title}”`).join(', ')
    case 'votes': {
      const labels = new Map(round.settings.options.map(({ id, label }) => [id, label]))
      return (round.mine[0]?.body.dots ?? [])
        .map(({ optionId, count }) => `${labels.get(optionId) ?? ''}: ${count}`)
        .join(', ')
    }
    case 'scores': {
      const [sheet] = round.mine
      return sheet ? t('rounds.scored', { count: sheet.body.scores.length }) : ''
    }
    case 'consent': {
      const [stance] = round.mine
      if (!stance) return ''
      const { choice, reason } = stance.body
      return [t(`consent.choices.${choice}`, { ns: 'rounds' }), reason].filter(Boolean).join(': ')
    }
  }
}
