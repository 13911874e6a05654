import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './Failure.tsx'

interface Props {
  opened: boolean
  title: string
  /** What happens, in words. */
  children: ReactNode
  confirm: string
  danger?: boolean
  busy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before an act that others notice; stays open with the reason when it did not happen. */
export const ConfirmDialog = (props: Props) => {
  const { t } = useTranslation('common')
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {props.children}
        {props.error !== null && props.error !== undefined && <Failure error={props.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button
            color={props.danger ? 'red.9' : undefined}
            loading={props.busy}
            onClick={props.onConfirm}
            data-autofocus
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
