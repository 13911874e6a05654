import { useTranslation } from 'react-i18next'
import type { HistoryFact } from '#shared/api/history.ts'
import { countsOf } from './groupFacts.ts'

/** "34 changes by 3 people in 2 rooms." */
export const Summary = ({ facts, more }: { facts: readonly HistoryFact[]; more: boolean }) => {
  const { t } = useTranslation('history')
  const counts = countsOf(facts)
  const key = more ? 'newest' : counts.rooms === 0 ? 'noRoom' : 'all'
  return (
    <output>
      {t(`summary.${key}`, {
        changes: t('summary.changes', { count: counts.changes }),
        people: t('summary.people', { count: counts.people }),
        rooms: t('summary.rooms', { count: counts.rooms }),
      })}
    </output>
  )
}
