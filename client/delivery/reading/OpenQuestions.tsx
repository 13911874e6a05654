import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { dayText } from '#client/ui/dateText.ts'
import type { Lookup } from './lookup.ts'
import classes from './table.module.css'

type Question = Roadmap['openQuestions'][number]

/** What nobody has settled: questions, what one focus area waits for, data that are not there. */
export const OpenQuestions = ({ roadmap, lookup }: { roadmap: Roadmap; lookup: Lookup }) => (
  <List>
    {roadmap.openQuestions.map((question) => (
      <List.Item key={keyOf(question)}>
        <OpenQuestion question={question} roadmap={roadmap} lookup={lookup} />
      </List.Item>
    ))}
  </List>
)

const keyOf = (question: Question): string => {
  if (question.kind === 'request') return question.dependencyId
  return question.kind === 'data' ? question.indicatorId : question.id
}

const OpenQuestion = ({
  question,
  roadmap,
  lookup,
}: {
  question: Question
  roadmap: Roadmap
  lookup: Lookup
}) => {
  const { t } = useTranslation('roadmap')
  if (question.kind === 'request') {
    const dependency = roadmap.dependencies.find((d) => d.id === question.dependencyId)
    return (
      <>
        {t('open.request', {
          asking: lookup.room(question.askingWorkstreamId),
          asked: lookup.room(question.askedWorkstreamId),
          from: lookup.label(dependency?.fromId ?? ''),
        })}{' '}
        <span className={classes['muted']}>
          {t(`open.${question.state}`, { name: question.organisationName, reason: question.reason })}
        </span>
      </>
    )
  }
  if (question.kind === 'data')
    return (
      <>
        {t('open.data', { indicator: lookup.indicator(question.indicatorId) || t('untitled') })}{' '}
        <span className={classes['muted']}>
          {t('open.dataFrom', {
            name: lookup.organisation(question.ownerOrgId) || t('none'),
            date: question.due ? dayText(question.due) : t('unknownDate'),
          })}
        </span>
      </>
    )
  return (
    <>
      {question.text}{' '}
      <span className={classes['muted']}>
        {[question.organisationName, lookup.label(question.aboutId)].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}
