import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES, type DependencyType } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Request } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import { LagInput } from '#client/ui/LagInput.tsx'
import { useEdit } from '#client/views/useEdit.tsx'
import type { Arrow } from './arrows.ts'
import { rowName, signedDays } from './words.ts'

interface Props {
  plan: Plan
  arrow: Arrow
  canEdit: boolean
  say: (text: string) => void
  removed?: () => void
}

/** A dependency's type and lag, what the other room says to it, and the way to take it away. */
export const DependencyForm = ({ plan, arrow, canEdit, say, removed }: Props) => {
  const { t } = useTranslation('timeline')
  const { edit } = useEdit()
  const { dependency, request, conflict } = arrow
  const from = rowName(t, plan, dependency.fromId)
  const to = rowName(t, plan, dependency.toId)
  const change = (fields: { type?: DependencyType; lagDays?: number }) => {
    const done = edit({ type: 'update', collection: 'dependencies', id: dependency.id, fields })
    const { type, lagDays } = { ...dependency, ...fields }
    if (done)
      say(t('dependency.changed', { from, to, type: t(`types.${type}`), days: signedDays(t, lagDays) }))
  }
  const remove = () => {
    if (!edit({ type: 'unrelate', id: dependency.id })) return
    say(t('dependency.removed'))
    removed?.()
  }
  const title = t('dependency.title', { from, to })
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Text fw={650} size="sm">
        {title}
      </Text>
      {request && <RequestState plan={plan} request={request} />}
      {conflict && (
        <Text size="sm" c="var(--late-ink)" fw={600}>
          {t('dependency.conflict')}
        </Text>
      )}
      <SegmentedControl
        size="xs"
        fullWidth
        disabled={!canEdit}
        aria-label={t('dependency.type')}
        value={dependency.type}
        onChange={(type) => change({ type })}
        data={DEPENDENCY_TYPES.map((type: DependencyType) => ({
          value: type,
          label: <span title={t(`typeHint.${type}`)}>{type}</span>,
        }))}
      />
      <Text size="xs" c="dimmed">
        {t(`typeHint.${dependency.type}`)}
      </Text>
      <LagInput
        label={t('dependency.lag')}
        width="100%"
        disabled={!canEdit}
        lagDays={dependency.lagDays}
        write={(lagDays) => change({ lagDays })}
      />
      {canEdit && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          c="var(--bad-ink)"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={remove}
        >
          {t('dependency.remove', { name: from })}
        </Button>
      )}
    </Stack>
  )
}

const RequestState = ({ plan, request }: { plan: Plan; request: Request }) => {
  const { t } = useTranslation('timeline')
  const asked = liveOf(plan, 'workstreams', request.askedRoomId)
  const room = asked?.code || asked?.title || ''
  const key = { waiting: 'asked', accepted: 'accepted', refused: 'refused' } as const
  const reason = request.state === 'refused' ? (request.answer?.reason ?? '') : ''
  return (
    <Text size="sm">
      {t(`dependency.${key[request.state]}`, { room })} {reason !== '' && t('dependency.reason', { reason })}{' '}
      <Text span c="dimmed" inherit>
        {t('dependency.becomesRequest', { room })}
      </Text>
    </Text>
  )
}
