import type { TFunction } from 'i18next'
import type { RoundView } from '#shared/api/rounds.ts'
import { listText } from '#client/i18n/formats.ts'

/** What this seat has answered in a round, in a line; empty before that. `t` knows `phone` and `rounds`. */
export const mineText = (t: TFunction<['phone', 'rounds']>, round: RoundView): string => {
  switch (round.kind) {
    case 'ideas':
      return listText(round.mine.map(({ body }) => t('rounds.idea', { title: body.title })))
    case 'votes': {
      const labels = new Map(round.settings.options.map(({ id, label }) => [id, label]))
      return listText(
        (round.mine[0]?.body.dots ?? []).map(({ optionId, count }) =>
          t('rounds.dots', { option: labels.get(optionId) ?? '', count }),
        ),
      )
    }
    case 'scores': {
      const [sheet] = round.mine
      return sheet ? t('rounds.scored', { count: sheet.body.scores.length }) : ''
    }
    case 'consent': {
      const [stance] = round.mine
      if (!stance) return ''
      const { choice: chosen, reason } = stance.body
      const choice = t(`consent.choices.${chosen}`, { ns: 'rounds' })
      return reason ? t('rounds.stance', { choice, reason }) : choice
    }
  }
}
