import { Modal } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyList } from '../../ui/KeyList.tsx'
import { HeadButton } from '../head/HeadButton.tsx'
import { BOARD_KEYS } from './boardKeys.ts'
import classes from './KeysButton.module.css'

const GROUPS = ['everywhere', 'canvas', 'list'] as const

/** Shows the keys of a board; so does Ctrl+/. */
export const KeysButton = () => {
  const { t } = useTranslation(['keys', 'common'])
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      if (!document.querySelector('[aria-modal="true"]')) setOpened(true)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return (
    <>
      <HeadButton
        iconOnly
        label={t('title')}
        keys="Control+/"
        icon={<IconKeyboard size={19} aria-hidden />}
        onClick={() => setOpened(true)}
      />
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('title')}
        size="58rem"
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <div className={classes['groups']}>
          {GROUPS.map((group) => (
            <section key={group}>
              <h3 className={classes['heading']}>{t(`group.${group}`)}</h3>
              <KeyList<string>
                keys={BOARD_KEYS[group]}
                name={(act) => t(`${group}.${act}` as 'everywhere.parts')}
              />
            </section>
          ))}
        </div>
      </Modal>
    </>
  )
}
