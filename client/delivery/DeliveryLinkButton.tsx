import { Button, Modal, Stack, Text } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeliveryLink } from '#client/api/delivery.ts'
import { CopyField } from '#client/ui/CopyField.tsx'
import { Failure } from '#client/ui/Failure.tsx'

/** A facilitator's way to let a delivery unit's analyst in. */
export const DeliveryLinkButton = () => {
  const { t } = useTranslation(['delivery', 'common'])
  const [open, setOpen] = useState(false)
  const link = useDeliveryLink()
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLink size={18} aria-hidden />}
        onClick={() => {
          link.reset()
          setOpen(true)
        }}
      >
        {t('link.button')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('link.title')}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <Stack>
          <Text>{t('link.text')}</Text>
          {link.isError && <Failure error={link.error} />}
          {link.data ? (
            <CopyField label={t('link.label')} value={link.data.link} mono />
          ) : (
            <Button loading={link.isPending} onClick={() => link.mutate()} data-autofocus>
              {t('link.make')}
            </Button>
          )}
        </Stack>
      </Modal>
    </>
  )
}
