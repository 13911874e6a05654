import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLogout } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLeave } from '#client/api/session.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'

/** Ends this browser's session, for a laptop that goes to somebody else. */
export const LeaveButton = () => {
  const { t } = useTranslation('lab')
  const leave = useLeave()
  const [asked, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="subtle" leftSection={<IconLogout size={18} aria-hidden />} onClick={open}>
        {t('seat.leave')}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('seat.leaveTitle')}
        confirm={t('seat.leaveYes')}
        busy={leave.isPending || leave.isSuccess}
        error={leave.error}
        onConfirm={() => leave.mutate()}
        onClose={close}
      >
        <Text>{t('seat.leaveText')}</Text>
      </ConfirmDialog>
    </>
  )
}
