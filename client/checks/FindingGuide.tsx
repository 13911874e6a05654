import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconCircleCheckFilled } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Plan } from '#shared/plan/plan.ts'
import { boardOf } from '#shared/plan/select.ts'
import { cardAddress } from '#client/guide/addresses.ts'
import { findingText, SeverityIcon } from '#client/views/FindingMark.tsx'
import classes from './checks.module.css'
import type { CheckItem } from './checkItems.ts'
import type { Mending } from './useMending.ts'

interface Props {
  plan: Plan
  lab: string
  mending: Mending
  /** How many findings are shown now. */
  count: number
  next: () => void
  previous: () => void
}

/** Above the form with the field: what is wrong, why it matters, how to mend it, and the way to the next. */
export const FindingGuide = ({ plan, lab, mending, count, next, previous }: Props) => {
  const { t } = useTranslation(['checks', 'plan', 'common'])
  const tPlan = useTranslation('plan').t
  const { finding } = mending.entry.item
  const below = useBelowHead()
  return (
    <section
      ref={below}
      className={classes['guide']}
      aria-label={t('guide.label')}
      data-mended={mending.mended}
    >
      <output className={classes['guideHead']}>
        {mending.mended ? (
          <>
            <IconCircleCheckFilled size={18} aria-hidden className={classes['good']} />
            <b>{count === 0 ? t('guide.lastMended') : t('guide.mended', { count })}</b>
          </>
        ) : (
          <>
            <SeverityIcon severity={finding.severity} size={18} />
            <span>
              <span className="visually-hidden">
                {t('guide.place', { at: mending.at + 1, count })}{' '}
                {t('labelled', {
                  ns: 'common',
                  label: t(`severity.${finding.severity}`, { ns: 'plan' }),
                })}{' '}
              </span>
              <b>{findingText(tPlan, finding)}</b>
            </span>
          </>
        )}
      </output>
      {!mending.mended && (
        <>
          <p className={classes['whyItMatters']}>{t(`rules.${finding.rule}.why`)}</p>
          <p>
            {t(`rules.${finding.rule}.mend`)} <Elsewhere plan={plan} lab={lab} item={mending.entry.item} />
          </p>
        </>
      )}
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <span className={classes['place']} aria-hidden>
          {finding.rule} · {mending.mended ? count : t('guide.of', { at: mending.at + 1, count })}
        </span>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            disabled={count === 0}
            leftSection={<IconChevronLeft size={15} aria-hidden />}
            aria-keyshortcuts="Shift+F8"
            onClick={previous}
          >
            {t('guide.previous')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={count === 0}
            rightSection={<IconChevronRight size={15} aria-hidden />}
            aria-keyshortcuts="F8"
            onClick={next}
          >
            {t('guide.next')}
          </Button>
        </Group>
      </Group>
    </section>
  )
}

/** Tells an element how high the head of its dialog is, which has the name of what is shown in it. */
const useBelowHead = () => {
  const ref = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const head = ref.current?.closest('[role="dialog"]')?.querySelector('header')
    if (!head) return
    const measure = () => ref.current?.style.setProperty('--head', `${head.offsetHeight}px`)
    const observer = new ResizeObserver(measure)
    observer.observe(head)
    return () => observer.disconnect()
  }, [])
  return ref
}

/** Where else it is mended: an answer between the rooms, a row among its neighbours. */
const Elsewhere = ({ plan, lab, item }: { plan: Plan; lab: string; item: CheckItem }) => {
  const { t } = useTranslation('checks')
  const { path, code } = item.finding
  if (/^(request|promise)/.test(code)) return <Link to={`/labs/${lab}/between`}>{t('guide.between')}</Link>
  const card = path.collection === 'milestones' ? (item.initiative?.id ?? path.id) : path.id
  const table = path.collection === 'activities' || path.collection === 'milestones'
  const address = table ? cardAddress(plan, lab, { id: card, board: boardOf(plan, card) }, 'plan') : null
  return address && <Link to={address}>{t('guide.table')}</Link>
}
