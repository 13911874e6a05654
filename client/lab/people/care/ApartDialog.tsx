import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useTakeApart } from '#client/api/seatCare.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'

/** A merged seat becomes one of its own again. */
export const ApartDialog = ({ lab, seat, done }: { lab: LabView; seat: Seat; done: () => void }) => {
  const { t } = useTranslation('erase')
  const apart = useTakeApart(lab.slug)
  return (
    <ConfirmDialog
      opened
      title={t('apart.title', { name: seat.name })}
      confirm={t('apart.confirm')}
      busy={apart.isPending}
      error={apart.error}
      onClose={done}
      onConfirm={() => apart.mutate(seat.id, { onSuccess: done })}
    >
      <Stack gap="xs">
        <Text>{t('apart.text', { name: seat.name })}</Text>
        <Text>{t('apart.stays')}</Text>
      </Stack>
    </ConfirmDialog>
  )
}
