import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import { dayText } from '#client/ui/dateText.ts'
import type { Lookup } from './lookup.ts'
import classes from './table.module.css'

/** What waits for what, in words. */
export const DependencyList = (props: {
  dependencies: InitiativeContent['dependencies']
  lookup: Lookup
}) => {
  const { t } = useTranslation('roadmap')
  return (
    <List size="sm" spacing={4}>
      {props.dependencies.map((d) => (
        <List.Item key={d.id}>
          {t(`dependencies.${d.type}`, {
            from: props.lookup.label(d.fromId),
            to: props.lookup.label(d.toId),
          })}
          {d.lagDays !== 0 && ` ${t('dependencies.lag', { count: d.lagDays })}`}
          <Answer answer={props.lookup.answer(d.id)} />
        </List.Item>
      ))}
    </List>
  )
}

/** What the other focus area has answered, where the two lie in different ones. */
const Answer = ({ answer }: { answer: ReturnType<Lookup['answer']> }) => {
  const { t } = useTranslation('roadmap')
  if (!answer) return null
  const { promised, organisationName: name } = answer
  const date = dayText(answer.at)
  return (
    <div className={classes['muted']}>
      {promised && answer.answer === 'accepted'
        ? t('dependencies.promised', { name, date, promised: dayText(promised) })
        : t(`dependencies.${answer.answer}`, { name, date })}
    </div>
  )
}
