import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SeatFacts } from '#shared/api/people.ts'

const FACTS = ['edits', 'comments', 'answers', 'rounds', 'signatures', 'endorsements', 'days'] as const

/** What was done with a seat, in a list; what there is none of is left out. */
export const FactsOfSeat = ({ has }: { has: SeatFacts }) => {
  const { t } = useTranslation('erase')
  const some = FACTS.filter((fact) => has[fact] !== 0)
  return (
    <List size="sm">
      {some.length === 0 && <List.Item>{t('facts.none')}</List.Item>}
      {some.map((fact) => {
        const count = has[fact]
        return (
          <List.Item key={fact}>
            {count === null ? t('facts.editsUnknown') : t(`facts.${fact}`, { count })}
          </List.Item>
        )
      })}
    </List>
  )
}
