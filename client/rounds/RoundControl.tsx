import { Button, Group, Stack, Text } from '@mantine/core'
import {
  IconClockPlus,
  IconDownload,
  IconEye,
  IconLock,
  IconPlayerPlay,
  IconUserOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundView } from '#shared/api/rounds.ts'
import { useRunRound } from '#client/api/rounds.ts'
import { downloadCsv } from '#client/ui/download.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import classes from './rounds.module.css'
import { roundCsv } from './roundCsv.ts'

/** Open, more time, close, reveal, and afterwards the record; for who runs rounds. */
export const RoundControl = ({ round, slug }: { round: RoundView; slug: string }) => {
  const { t } = useTranslation('rounds')
  const { mutate, isPending, error, reset } = useRunRound(slug, round.id)
  const [asking, setAsking] = useState<'reveal' | 'purge' | null>(null)
  const { state, purgedAt, kind } = round
  const done = () => setAsking(null)
  const running = state === 'open' || state === 'closed'
  const purgeable = state === 'revealed' && purgedAt === null && (kind === 'ideas' || kind === 'votes')
  return (
    <section className={classes['control']} aria-label={t('control.label')}>
      <Group gap="sm">
        {state === 'draft' && (
          <Button
            loading={isPending}
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() => mutate({ act: 'open' })}
          >
            {t('control.open')}
          </Button>
        )}
        {running && (
          <Button leftSection={<IconEye size={18} aria-hidden />} onClick={() => setAsking('reveal')}>
            {t('control.reveal')}
          </Button>
        )}
        {state === 'open' && (
          <>
            <Button
              variant="default"
              loading={isPending}
              leftSection={<IconLock size={18} aria-hidden />}
              onClick={() => mutate({ act: 'close' })}
            >
              {t('control.close')}
            </Button>
            {[60, 300].map((seconds) => (
              <Button
                key={seconds}
                variant="default"
                disabled={isPending}
                leftSection={<IconClockPlus size={18} aria-hidden />}
                onClick={() => mutate({ act: 'time', seconds })}
              >
                {t('control.time', { count: seconds / 60 })}
              </Button>
            ))}
          </>
        )}
        {state === 'closed' && round.closedAt === round.endsAt && (
          <Button
            variant="default"
            disabled={isPending}
            leftSection={<IconClockPlus size={18} aria-hidden />}
            onClick={() => mutate({ act: 'time', seconds: 60 })}
          >
            {t('control.time', { count: 1 })}
          </Button>
        )}
        {round.result !== null && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => downloadCsv(`${slug}-${kind}.csv`, roundCsv(t, round))}
          >
            {t('control.csv')}
          </Button>
        )}
        {purgeable && (
          <Button
            variant="default"
            leftSection={<IconUserOff size={18} aria-hidden />}
            onClick={() => setAsking('purge')}
          >
            {t('control.purge')}
          </Button>
        )}
      </Group>
      {purgedAt !== null && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('control.purged')}
        </Text>
      )}
      {asking === null && error && <Failure error={error} />}
      {asking && (
        <ConfirmDialog
          opened
          title={t(`control.${asking}Title`)}
          confirm={t(`control.${asking}`)}
          danger={asking === 'purge'}
          busy={isPending}
          error={error}
          onConfirm={() => mutate({ act: asking }, { onSuccess: done })}
          onClose={() => {
            reset()
            done()
          }}
        >
          <Stack gap="xs">
            <Text>{t('control.count', { count: round.answered, of: round.seats })}</Text>
            <Text>{t(`control.${asking}Text`)}</Text>
            {(asking === 'purge' || round.anonymous) && <Text>{t('control.backups')}</Text>}
          </Stack>
        </ConfirmDialog>
      )}
    </section>
  )
}
