import { Paper, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayText } from '#client/ui/dateText.ts'
import { StandingChip } from '#client/ui/StandingChip.tsx'
import classes from './Statements.module.css'
import { statementsOf, type Version } from './standings.ts'

/** Reservations and reasons in full: they travel with the roadmap. */
export const Statements = ({ current }: { current: Version }) => {
  const { t } = useTranslation('agreement')
  const statements = statementsOf(current)
  if (statements.length === 0) return null
  return (
    <Paper withBorder radius="md" p="lg">
      <Title order={2} size="h4">
        {t('statements.title')}
      </Title>
      <Text c="dimmed">{t('statements.text')}</Text>
      <ul className={classes['list']}>
        {statements.map(({ initiative, standing, commitment }) => (
          <li key={commitment.id}>
            <div className={classes['head']}>
              <b>{standing.organisationName}</b>
              <span>{initiative.code || initiative.title}</span>
              <StandingChip state={standing.state} />
            </div>
            <blockquote>{commitment.statement}</blockquote>
            <div className={classes['who']}>
              {commitment.signatory.name}, {dayText(commitment.signedAt)}
            </div>
          </li>
        ))}
      </ul>
    </Paper>
  )
}
