import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Request } from '#shared/plan/requests.ts'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import { useAnswer } from './useAnswer.ts'

const MOST_LETTERS = 2_000

/** A refusal says why; it stays open with what was written when it was not taken. */
export const RefuseDialog = ({ request, onClose }: { request: Request; onClose: () => void }) => {
  const { t } = useTranslation(['between', 'common'])
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, give } = useAnswer(request)
  useFocusBack()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') setMissing(true)
    else if (await give('refused', reason)) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('refusal.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <form noValidate onSubmit={(event) => void send(event)}>
        <Stack>
          <Text fw={600}>{t('refusal.what', { from: request.from.label, to: request.to.label })}</Text>
          <Textarea
            label={t('refusal.reason')}
            description={t('refusal.reasonHint')}
            required
            autosize
            minRows={3}
            maxLength={MOST_LETTERS}
            value={reason}
            error={missing && reason.trim() === '' ? t('refusal.missing') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Text size="sm" c="dimmed">
            {t('refusal.after')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'common' })}
            </Button>
            <Button type="submit" color="red" loading={busy}>
              {t('refusal.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
