import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportSource } from './importSource.ts'

interface Props {
  source: ImportSource
  workstreamId: string | null
  close: () => void
}

export const ImportDialog = ({ close }: Props) => {
  const { t } = useTranslation(['exchange', 'common'])
  return (
    <Modal
      opened
      onClose={close}
      title={t('title')}
      size="75rem"
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <span />
    </Modal>
  )
}
