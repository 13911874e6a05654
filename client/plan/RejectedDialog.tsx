import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '#client/ui/dateText.ts'
import { downloadJson } from '#client/ui/download.ts'
import { describeCommand } from './describeCommand.ts'
import { useCanEdit, useLiveLab } from './hooks.ts'
import type { RejectedCommand } from './liveLab.ts'
import { rejectedText } from './refusalText.ts'
import classes from './RejectedDialog.module.css'

/** What was not accepted, in plain words with the reason; to be tried again, downloaded or let go. */
export const RejectedDialog = (props: { rejected: readonly RejectedCommand[]; onClose: () => void }) => {
  const { t } = useTranslation('sync')
  const { t: tPlan } = useTranslation('plan')
  const lab = useLiveLab()
  const { plan } = lab.store.get()
  const download = () => {
    const { lab: which, seat } = lab.session
    const kept = { lab: which, seat: seat.name, rejected: props.rejected }
    downloadJson(t('file', { lab: which.slug }), JSON.stringify(kept, null, 2))
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('dialog.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Stack gap="md">
        <Text>{t('dialog.intro')}</Text>
        <ul className={classes['list']}>
          {props.rejected.map((one) => (
            <li key={one.id}>
              <span>{describeCommand(tPlan, plan, one.command)}</span>
              <span className={classes['why']}>
                {rejectedText(tPlan, one.reason)} · {momentText(one.at)}
              </span>
            </li>
          ))}
        </ul>
        <Actions rejected={props.rejected} download={download} />
      </Stack>
    </Modal>
  )
}

const Actions = (props: { rejected: readonly RejectedCommand[]; download: () => void }) => {
  const { t } = useTranslation('sync')
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const [sure, setSure] = useState(false)
  const canTry = canEdit && props.rejected.some((one) => one.command !== null)
  if (sure)
    return (
      <Alert color="red" variant="light" role="alert" title={t('dialog.forgetSure')}>
        <Group>
          <Button color="red" onClick={lab.rejected.forget}>
            {t('dialog.forgetYes')}
          </Button>
          <Button variant="default" onClick={() => setSure(false)}>
            {t('dialog.forgetNo')}
          </Button>
        </Group>
      </Alert>
    )
  return (
    <Stack gap="xs">
      <Group>
        <Button disabled={!canTry} onClick={lab.rejected.tryAgain}>
          {t('dialog.tryAgain')}
        </Button>
        <Button variant="default" onClick={props.download}>
          {t('dialog.download')}
        </Button>
        <Button variant="subtle" color="red" c="var(--bad-ink)" onClick={() => setSure(true)}>
          {t('dialog.forget')}
        </Button>
      </Group>
      {!canTry && (
        <Text size="sm" c="dimmed">
          {t('dialog.tryAgainOff')}
        </Text>
      )}
    </Stack>
  )
}
