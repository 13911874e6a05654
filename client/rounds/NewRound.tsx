import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '#shared/wire/limits.ts'
import { ROUND_KINDS, type RoundKind } from '#shared/rounds/kinds.ts'
import { workstreams } from '#shared/plan/select.ts'
import { useMakeRound } from '#client/api/rounds.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { NewConsent } from './consent/NewConsent.tsx'
import { NewScores } from './scores/NewScores.tsx'
import { startOf, type Settings } from './startSettings.ts'
import { NewVotes } from './votes/NewVotes.tsx'

/** Minutes a round may take; 0: until somebody closes it. */
const MINUTES = [0, 2, 3, 5, 10, 15, 30, 60]
const USUAL: Record<RoundKind, number> = { ideas: 5, votes: 3, scores: 15, consent: 5 }

interface Props {
  onClose: () => void
  onMade: (id: string) => void
}

/** A new round: its kind, and all else as it usually is. */
export const NewRound = ({ onClose, onMade }: Props) => {
  const { t } = useTranslation(['rounds', 'common'])
  const { lab } = useLiveLab().session
  const make = useMakeRound(lab.slug)
  const rooms = usePlan(workstreams)
  const [kind, setKind] = useState<RoundKind>('ideas')
  const [question, setQuestion] = useState<string | null>(null)
  const [room, setRoom] = useState('')
  const [minutes, setMinutes] = useState<number | null>(null)
  const [anonymous, setAnonymous] = useState(true)
  const [settings, setSettings] = useState<Settings>(startOf('ideas'))
  const mayHide = kind === 'ideas' || kind === 'votes'
  const asked = question ?? t(`new.question.${kind}`)
  const choose = (next: RoundKind) => {
    setKind(next)
    setSettings(startOf(next))
  }
  const whole = asked.trim() !== '' && settings.ready
  const send = (open: boolean) => {
    if (!whole) return
    const time = minutes ?? USUAL[kind]
    make.mutate(
      {
        ...settings.given,
        question: asked,
        workstreamId: room || null,
        anonymous: mayHide && anonymous,
        seconds: time === 0 ? null : time * 60,
        open,
      },
      { onSuccess: ({ round }) => onMade(round.id) },
    )
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('new.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t('new.kind')}
          value={kind}
          onChange={(value) => choose(ROUND_KINDS.find((one) => one === value) ?? 'ideas')}
          data={ROUND_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <TextInput
          label={t('new.ask')}
          value={asked}
          maxLength={LIMITS.titleLength}
          onChange={({ currentTarget: { value } }) => setQuestion(value)}
        />
        <Group grow align="flex-start">
          <NativeSelect
            label={t('new.room')}
            value={room}
            onChange={({ currentTarget: { value } }) => setRoom(value)}
            data={[
              { value: '', label: t('plenary') },
              ...rooms.map(({ id, code, title }) => ({
                value: id,
                label: [code, title].filter(Boolean).join(' · '),
              })),
            ]}
          />
          <NativeSelect
            label={t('new.time')}
            value={String(minutes ?? USUAL[kind])}
            onChange={({ currentTarget: { value } }) => setMinutes(Number(value))}
            data={MINUTES.map((one) => ({
              value: String(one),
              label: one === 0 ? t('new.noEnd') : t('new.minutes', { count: one }),
            }))}
          />
        </Group>
        {mayHide && (
          <Switch
            label={t(`new.anonymous.${kind}`)}
            checked={anonymous}
            onChange={({ currentTarget }) => setAnonymous(currentTarget.checked)}
          />
        )}
        {kind === 'votes' && <NewVotes room={room} onChange={setSettings} />}
        {kind === 'scores' && <NewScores room={room} onChange={setSettings} />}
        {kind === 'consent' && <NewConsent onChange={setSettings} />}
        {make.error && <Failure error={make.error} />}
        <Group justify="flex-end">
          <Button variant="default" disabled={!whole} loading={make.isPending} onClick={() => send(false)}>
            {t('new.draft')}
          </Button>
          <Button disabled={!whole} loading={make.isPending} onClick={() => send(true)}>
            {t('new.open')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
