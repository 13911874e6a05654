import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '#client/ui/Failure.tsx'

interface Props {
  title: string
  children: ReactNode
  confirm: string
  danger?: boolean
  /** Why it cannot be done yet; the button waits. */
  waits: boolean
  busy: boolean
  error: unknown
  onConfirm: () => void
  done: () => void
}

/** A dialog that says what an act does before it is done. */
export const CareDialog = (props: Props) => {
  const { t } = useTranslation('common')
  return (
    <Modal
      opened
      size="lg"
      onClose={props.done}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.waits) props.onConfirm()
        }}
      >
        <Stack>
          {props.children}
          {props.error !== null && <Failure error={props.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.done}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color={props.danger ? 'red.9' : undefined}
              disabled={props.waits}
              loading={props.busy}
            >
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
