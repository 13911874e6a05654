import { SegmentedControl, Text, UnstyledButton } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, Risk } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { standingOf, triggerKindOf, triggerOf, type Trigger } from '#shared/plan/triggers.ts'
import { standingText } from '#client/register/standingText.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { useCanEdit } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { triggerText } from '#client/ui/triggerText.ts'
import { useEdit } from '../useEdit.tsx'
import { EntityField } from './EntityField.tsx'
import classes from './entity.module.css'
import { FieldFindings } from './FieldFindings.tsx'

interface Props {
  plan: Plan
  risk: Risk
  open: (id: string) => void
}

type Kind = Trigger['kind'] | 'none'
const KINDS: readonly Kind[] = ['none', 'indicator', 'event']

const NO_INDICATOR = { triggerIndicatorId: null, triggerOperator: null, triggerValue: null }
/** What goes when another kind is chosen. */
const CLEARED: Record<Kind, Record<string, unknown>> = {
  none: { ...NO_INDICATOR, triggerEvent: '' },
  indicator: { triggerEvent: '' },
  event: NO_INDICATOR,
}

/** What shows that a risk has occurred: an indicator below or above a value, or an event in words. */
export const TriggerFields = ({ plan, risk, open }: Props) => {
  const { t } = useTranslation('register')
  const headingId = useId()
  const { edit } = useEdit()
  const canEdit = useCanEdit()
  const stopped = useStopped(risk.id)
  const given = triggerKindOf(risk)
  const [chosen, setChosen] = useState<Kind | null>(null)
  const kind = given ?? chosen ?? 'none'
  const choose = (next: Kind) => {
    const fields = CLEARED[next]
    const values: Record<string, unknown> = { ...risk }
    const changes = Object.keys(fields).some((field) => values[field] !== fields[field])
    if (changes && !edit({ type: 'update', collection: 'risks', id: risk.id, fields })) return
    setChosen(next)
  }
  const fields =
    kind === 'indicator'
      ? ['triggerIndicatorId', 'triggerOperator', 'triggerValue']
      : kind === 'event'
        ? ['triggerEvent']
        : []
  return (
    <section
      className={classes['section']}
      aria-labelledby={headingId}
      data-field={fieldKey(risk.id, 'trigger')}
    >
      <div className={classes['sectionHead']}>
        <h3 id={headingId}>{t(`trigger.heading.${risk.type}`)}</h3>
      </div>
      <FieldFindings id={risk.id} field="trigger" />
      {canEdit && !stopped && (
        <SegmentedControl
          fullWidth
          mb="sm"
          aria-labelledby={headingId}
          value={kind}
          onChange={(next) => choose(next as Kind)}
          data={KINDS.map((value) => ({ value, label: t(`trigger.kind.${value}`) }))}
        />
      )}
      <div className={classes['form']}>
        {fields.map((field) => (
          <div key={field} className={WIDE.has(field) ? classes['wide'] : undefined}>
            <EntityField collection="risks" entity={{ ...risk }} field={field} />
          </div>
        ))}
      </div>
      <InWords plan={plan} risk={risk} open={open} />
    </section>
  )
}

const WIDE = new Set(['triggerIndicatorId', 'triggerEvent'])

const InWords = ({ plan, risk, open }: Props) => {
  const { t } = useTranslation('register')
  const trigger = triggerOf(plan, risk)
  if (!trigger) return null
  const indicator = trigger.kind === 'indicator' ? liveOf(plan, 'indicators', trigger.indicatorId) : null
  const standing = indicator && trigger.kind === 'indicator' ? standingOf(indicator, trigger) : null
  return (
    <>
      <Text size="sm" mt="sm">
        {triggerText(t, trigger, (id) => nameOf(plan, id) ?? '')}
      </Text>
      {indicator && (
        <Text size="sm" c="dimmed">
          {standing ? standingText(t, standing, trigger, indicator.unit) : t('standing.unknown')}{' '}
          <UnstyledButton className={classes['link']} onClick={() => open(indicator.id)}>
            {t('standing.open')}
          </UnstyledButton>
        </Text>
      )}
    </>
  )
}
