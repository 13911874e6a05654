import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LookFields } from './LookFields.tsx'

/** The choice of the look, which is seen at once behind it. */
export const LookDialog = ({ opened, close }: { opened: boolean; close: () => void }) => {
  const { t } = useTranslation(['look', 'common'])
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <LookFields done={close} />
    </Modal>
  )
}
