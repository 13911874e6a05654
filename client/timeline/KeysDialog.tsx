import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeyList } from '#client/ui/KeyList.tsx'
import { useFocusBack } from '#client/ui/useFocusBack.ts'

const KEYS = {
  go: '↑ ↓ PageUp PageDown Home End',
  fold: '← →',
  move: 'Alt + ← →',
  end: 'Shift + ← →',
  start: 'Ctrl + ← →',
  keep: 'Enter',
  back: 'Escape',
  open: 'Enter',
  link: 'D',
  linkType: 'Alt + ↑ ↓',
  dependencies: 'L',
  dates: 'S',
  zoom: '+ −',
  fit: 'F or 0',
  today: 'T',
  undo: 'Ctrl + Z, Ctrl + Y',
} as const

export const KeysDialog = ({ close }: { close: () => void }) => {
  const { t } = useTranslation(['timeline', 'common'])
  useFocusBack()
  return (
    <Modal
      opened
      onClose={close}
      size="34rem"
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <KeyList keys={KEYS} name={(act) => t(`keys.${act}`)} />
    </Modal>
  )
}
