import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMoon, IconSun, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { look } from './look.ts'
import { useLook } from './useLook.ts'
import classes from './WallWay.module.css'

/** Alt+P puts a window on the wall and takes it off; there, a way out floats in a corner. */
export const WallWay = () => {
  const { t } = useTranslation('look')
  const { wall } = useLook()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyP' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      event.preventDefault()
      look.setWall(look.now().wall === null ? 'light' : null)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const other = wall === 'dark' ? 'light' : 'dark'
  return (
    <>
      <output className="visually-hidden">{wall !== null && t('wall.on')}</output>
      {wall !== null && (
        <aside aria-label={t('wall.label')} className={classes['way']}>
          <Tooltip label={t(`wall.${other}`)}>
            <ActionIcon
              variant="subtle"
              color="dark"
              aria-label={t(`wall.${other}`)}
              onClick={() => look.setWall(other)}
            >
              {other === 'light' ? <IconSun size={20} aria-hidden /> : <IconMoon size={20} aria-hidden />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t('wall.leave')} · Alt+P`}>
            <ActionIcon
              variant="subtle"
              color="dark"
              aria-label={t('wall.leave')}
              aria-keyshortcuts="Alt+P"
              onClick={() => look.setWall(null)}
            >
              <IconX size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </aside>
      )}
    </>
  )
}
