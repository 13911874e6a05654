import { ActionIcon, Group, Text } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useValue } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { liveOf } from '#shared/plan/select.ts'
import { stoppedBy } from '../../plan/lockOf.ts'
import { usePlan } from '../../plan/hooks.ts'
import { useCanEditIn } from '../../plan/useLock.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { noticeRefused } from '../notices.tsx'
import { isOnGrid } from './isOnGrid.ts'
import classes from './arrange.module.css'

type Judged = 'impact' | 'ease'

const MOST = 5

/** Impact and ease of the selected initiative, offered where it lies in a grid of both. */
export const JudgeSteppers = ({ binding, entityId }: { binding: BoardBinding; entityId: string }) => {
  const { t } = useTranslation('arrange')
  const canEdit = useCanEditIn(binding.board)
  const onGrid = useValue('on a grid', () => isOnGrid(binding, entityId), [binding, entityId])
  const judged = usePlan((plan) => {
    const initiative = liveOf(plan, 'initiatives', entityId)
    return initiative && `${initiative.impact ?? ''} ${initiative.ease ?? ''}`
  })
  if (!onGrid || !canEdit || judged === null) return null
  const [impact = '', ease = ''] = judged.split(' ')
  return (
    <fieldset aria-label={t('judge.label')} className={classes.judge}>
      <Stepper binding={binding} entityId={entityId} field="impact" value={Number(impact) || null} />
      <Stepper binding={binding} entityId={entityId} field="ease" value={Number(ease) || null} />
    </fieldset>
  )
}

interface StepperProps {
  binding: BoardBinding
  entityId: string
  field: Judged
  value: number | null
}

/** Below one is not judged. */
const Stepper = ({ binding, entityId, field, value }: StepperProps) => {
  const { t } = useTranslation('arrange')
  const name = t(`judge.${field}`)
  const step = (by: 1 | -1) => {
    const next = (value ?? 0) + by
    if (next < 0 || next > MOST) return
    const refusal = stoppedBy(binding.lab, entityId, field)
    if (refusal) return noticeRefused(refusal)
    binding.lab.checkpoint()
    const fields = { [field]: next === 0 ? null : next }
    const decision = binding.lab.dispatch({ type: 'update', collection: 'initiatives', id: entityId, fields })
    if (!decision.ok) noticeRefused(decision.refusal)
  }
  return (
    <Group gap={2} wrap="nowrap">
      <Text size="sm" ps={6}>
        {name}
      </Text>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="dark"
        aria-label={t('judge.less', { name })}
        aria-disabled={value === null}
        onClick={() => step(-1)}
      >
        <IconMinus size={14} aria-hidden />
      </ActionIcon>
      <Text
        size="sm"
        fw={650}
        className={classes.value}
        component="output"
        aria-label={value === null ? t('judge.open', { name }) : t('judge.value', { name, value })}
      >
        {value ?? '–'}
      </Text>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="dark"
        aria-label={t('judge.more', { name })}
        aria-disabled={value === MOST}
        onClick={() => step(1)}
      >
        <IconPlus size={14} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
