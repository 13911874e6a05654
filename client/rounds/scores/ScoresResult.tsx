import { Button, Group, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { HIGHEST_SCORE, type ScoresResult as Result } from '#shared/rounds/scores.ts'
import { noticeRefused } from '#client/canvas/notices.tsx'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { Bar } from '../Bar.tsx'
import classes from '../rounds.module.css'
import { ImpactEase } from './ImpactEase.tsx'

/** Ranked by weighted mean with the cut, and by impact and ease; with weights, spread and who scored (R9). */
export const ScoresResult = ({ result, runs }: { result: Result; runs: boolean }) => {
  const { t } = useTranslation('rounds')
  const { criteria, rows, cut, scorers, conflicts } = result
  return (
    <section aria-label={t('scores.result')} className={classes['stack']}>
      <Table.ScrollContainer
        minWidth={560}
        className={classes['wide'] ?? ''}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('scores.ranked') } }}
      >
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('scores.rank')}</Table.Th>
              <Table.Th>{t('scores.initiative')}</Table.Th>
              <Table.Th>{t('scores.score')}</Table.Th>
              <Table.Th>{t('scores.spread')}</Table.Th>
              <Table.Th>{t('scores.scorers')}</Table.Th>
              {criteria.map(({ id, label, weight }) => (
                <Table.Th key={id}>
                  {label}
                  <Text size="xs" c="dimmed">
                    {t('scores.weight', { weight })}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, at) => (
              <Fragment key={row.initiativeId}>
                <Table.Tr>
                  <Table.Td className="tabular">{row.score === null ? '–' : at + 1}</Table.Td>
                  <Table.Th scope="row" className={classes['name'] ?? ''}>
                    {row.label}
                  </Table.Th>
                  <Table.Td className={classes['score'] ?? ''}>
                    <strong className="tabular">{row.score?.toFixed(2) ?? t('scores.nobody')}</strong>
                    <Bar share={(row.score ?? 0) / HIGHEST_SCORE} />
                  </Table.Td>
                  <Table.Td className="tabular">
                    {row.score === null ? '–' : `± ${row.spread.toFixed(2)}`}
                  </Table.Td>
                  <Table.Td className="tabular">
                    {row.scorers}
                    {row.setAside > 0 && ` (${t('scores.aside', { count: row.setAside })})`}
                  </Table.Td>
                  {criteria.map(({ id }) => (
                    <Table.Td key={id} className="tabular">
                      {row.means.find(({ criterionId }) => criterionId === id)?.mean.toFixed(1) ?? '–'}
                    </Table.Td>
                  ))}
                </Table.Tr>
                {cut === at + 1 && at + 1 < rows.length && (
                  <Table.Tr className={classes['cut'] ?? ''}>
                    <Table.Td colSpan={5 + criteria.length}>{t('scores.cutLine', { count: cut })}</Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ImpactEase result={result} />
      <Text size="sm">
        <strong>{t('scores.by')}</strong>{' '}
        {scorers.map(({ organisationName, seats }) => `${organisationName} (${seats})`).join(', ') || '–'}
      </Text>
      {conflicts.length > 0 && (
        <Text size="sm">
          <strong>{t('scores.declared')}</strong>{' '}
          {conflicts
            .map(({ initiativeId, organisationName }) => {
              const row = rows.find((one) => one.initiativeId === initiativeId)
              return `${organisationName}: ${row?.label ?? ''}`
            })
            .join('; ')}
        </Text>
      )}
      {runs && <TakeOver result={result} />}
    </section>
  )
}

/** Means of impact and ease as the fields of the initiatives that go from 1 to 5. */
export const takeOverCommands = (plan: Plan, { rows }: Result): SingleCommand[] =>
  rows.flatMap(({ initiativeId, means }): SingleCommand[] => {
    if (!liveOf(plan, 'initiatives', initiativeId)) return []
    const fields: Record<string, number> = {}
    for (const { criterionId, mean } of means)
      if (criterionId === 'impact' || criterionId === 'ease')
        fields[criterionId] = Math.max(1, Math.round(mean))
    if (Object.keys(fields).length === 0) return []
    return [{ type: 'update', collection: 'initiatives', id: initiativeId, fields }]
  })

const TakeOver = ({ result }: { result: Result }) => {
  const { t } = useTranslation('rounds')
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const take = () => {
    const commands = takeOverCommands(lab.store.get().plan, result)
    lab.checkpoint()
    const decision = lab.dispatchAll(commands)
    if (!decision.ok) return noticeRefused(decision.refusal)
    notifications.show({ message: t('scores.taken', { count: commands.length }) })
  }
  if (!result.criteria.some(({ id }) => id === 'impact' || id === 'ease')) return null
  return (
    <Group>
      <Button variant="default" disabled={!canEdit} onClick={take}>
        {t('scores.take')}
      </Button>
    </Group>
  )
}
