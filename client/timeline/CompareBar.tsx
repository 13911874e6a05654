import { Button, Popover, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { liveOf } from '#shared/plan/select.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { dayText } from '#client/ui/dateText.ts'
import classes from './CompareBar.module.css'
import { comparisonOf, type Comparison } from './compare.ts'
import type { TimelineData } from './useTimelineData.ts'
import { rowName, type Texts } from './words.ts'

interface Props {
  data: TimelineData
  agreed: AgreedDates
  workstreamId: string | null
}

export const versionText = (t: Texts, { version, at, released }: AgreedDates): string =>
  t(released ? 'compare.released' : 'compare.frozen', { version, date: dayText(at) })

/** How the plan stands against the version it is compared with. */
export const CompareBar = ({ data, agreed, workstreamId }: Props) => {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const { plan, lines } = data
  const found = useMemo(
    () => comparisonOf(plan, lines, agreed, workstreamId),
    [plan, lines, agreed, workstreamId],
  )
  const rooms = [...found.laterByRoom].map(([id, count]) => {
    const room = liveOf(plan, 'workstreams', id)
    return t('compare.byRoom', { room: room?.code || room?.title || '', count })
  })
  const parts = [
    found.later > 0 &&
      t('compare.later', { count: found.later }) + (workstreamId === null ? ` (${rooms.join(', ')})` : ''),
    found.earlier > 0 && t('compare.earlier', { count: found.earlier }),
    found.added.length > 0 && t('compare.added', { count: found.added.length }),
    found.removed.length > 0 && t('compare.removed', { count: found.removed.length }),
  ].filter((part) => part !== false)
  return (
    <div className={classes['bar']} data-testid="comparison">
      <span className={classes['version']}>{common('labelled', { label: versionText(t, agreed) })}</span>{' '}
      <span>{parts.length === 0 ? t('compare.same') : parts.join(' · ')}</span>
      {(found.added.length > 0 || found.removed.length > 0) && <Since data={data} found={found} />}
    </div>
  )
}

const Since = ({ data, found }: { data: TimelineData; found: Comparison }) => {
  const { t } = useTranslation('timeline')
  return (
    <Popover width={380} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle">
          {t('compare.since')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('compare.since')}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
        <section className={classes['lists']} tabIndex={0} aria-label={t('compare.since')}>
          {found.added.length > 0 && (
            <>
              <Text fw={650} size="sm">
                {t('compare.newRows')}
              </Text>
              <ul>
                {found.added.map(({ id, activity }) => (
                  <li key={id}>
                    <b>{rowName(t, data.plan, id)}</b> {activity.text}
                  </li>
                ))}
              </ul>
            </>
          )}
          {found.removed.length > 0 && (
            <>
              <Text fw={650} size="sm">
                {t('compare.removedRows')}
              </Text>
              <ul>
                {found.removed.map((then) => (
                  <li key={`${then.initiativeId} ${then.number}`}>
                    <b>
                      {liveOf(data.plan, 'initiatives', then.initiativeId)?.code} {then.number}
                    </b>{' '}
                    {then.text}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </Popover.Dropdown>
    </Popover>
  )
}
