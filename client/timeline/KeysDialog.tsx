import { Kbd, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import classes from './KeysDialog.module.css'

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
      <dl className={classes['keys']}>
        {Object.entries(KEYS).map(([act, keys]) => (
          <div key={act}>
            <dt>{t(`keys.${act as keyof typeof KEYS}`)}</dt>
            <dd>
              <Kbd>{keys}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
