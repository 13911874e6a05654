import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gate } from '#shared/programme/gate.ts'
import { useOverrule } from '#client/api/programme.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { momentText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import classes from './programme.module.css'
import { GateIcon } from './WeekSteps.tsx'

interface Props {
  gate: Gate
  weekId: string
  number: number
  mayRun: boolean
}

/** Whether a week's gate is closed, and to overrule it with a reason. */
export const GatePart = ({ gate, weekId, number, mayRun }: Props) => {
  const { t } = useTranslation(['programme', 'common'])
  const overrule = useOverrule(useLiveLab().session.lab.slug)
  const [reason, setReason] = useState<string | null>(null)
  const close = () => {
    overrule.reset()
    setReason(null)
  }
  return (
    <div className={classes['gate']} data-state={gate.state}>
      <GateIcon state={gate.state} />
      <div className={classes['gateWords']}>
        <b>{t(`gate.${gate.state}`, { there: gate.there, of: gate.cells.length })}</b>
        <span>{gate.cells.length === 0 ? t('gate.nothing') : t(`gate.${gate.state}Text`, { number })}</span>
        {gate.overrule && (
          <span>
            {t('gate.reason', {
              reason: gate.overrule.reason,
              name: gate.overrule.by,
              at: momentText(gate.overrule.at),
            })}
          </span>
        )}
        {overrule.isError && reason === null && <Failure error={overrule.error} />}
      </div>
      {mayRun && gate.overrule && (
        <Button
          variant="default"
          loading={overrule.isPending}
          onClick={() => overrule.mutate({ weekId, reason: null })}
        >
          {t('gate.takeBack')}
        </Button>
      )}
      {mayRun && gate.state === 'open' && (
        <Button variant="default" onClick={() => setReason('')}>
          {t('gate.overrule')}
        </Button>
      )}
      <Modal
        opened={reason !== null}
        onClose={close}
        title={t('gate.overruleTitle', { number })}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const given = (reason ?? '').trim()
            if (given !== '') overrule.mutate({ weekId, reason: given }, { onSuccess: close })
          }}
        >
          <Stack>
            <Text size="sm">{t('gate.overruleText')}</Text>
            <Textarea
              label={t('gate.why')}
              required
              data-autofocus
              autosize
              minRows={2}
              maxLength={2000}
              value={reason ?? ''}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {overrule.isError && <Failure error={overrule.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('cancel', { ns: 'common' })}
              </Button>
              <Button type="submit" disabled={(reason ?? '').trim() === ''} loading={overrule.isPending}>
                {t('gate.overrule')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </div>
  )
}
