import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ownBuild } from '#client/offline/offlineShell.ts'
import { useConnection, useLiveLab } from '#client/plan/hooks.ts'
import { lineBelow } from '#client/sync/lineState.ts'

const NOTICE = 'newer-version'
const IN_STEP = new Set(['saved', 'saving', 'readOnly'])

/** Says once, and forces nothing, that the server hands out newer pages than this one. */
export const NewerVersion = () => {
  const { t } = useTranslation('sync')
  const lab = useLiveLab()
  const state = useConnection()
  const line = lineBelow(state)
  const build = useSyncExternalStore(lab.subscribeConnection, () => lab.session.build)
  // Out of step, the session may be what this device kept.
  const newer = IN_STEP.has(line.kind) && ownBuild !== null && build !== null && build !== ownBuild
  useEffect(() => {
    if (!newer) return
    notifications.show({
      id: NOTICE,
      autoClose: false,
      title: t('newer.title'),
      message: (
        <Group justify="space-between" gap="xs">
          <Text size="sm">{t('newer.text')}</Text>
          <Button size="compact-sm" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        </Group>
      ),
    })
    return () => void notifications.hide(NOTICE)
  }, [newer, t])
  return null
}
