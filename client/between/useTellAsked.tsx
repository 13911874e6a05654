import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Plan } from '#shared/plan/plan.ts'
import { isOfThisForm, requestOf } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { roomName } from './rowLabel.ts'

const TOAST = 'asked'
const READING_MS = 8_000

/** Wherever a dependency into another room is made, one is told that this asks that room. */
export const useTellAsked = (): void => {
  const { t } = useTranslation('between')
  const lab = useLiveLab()
  const navigate = useNavigate()
  useEffect(() => {
    // Notices stand outside the pages: a link in one has nowhere to lead.
    const see = () => {
      notifications.hide(TOAST)
      void navigate(`/labs/${lab.session.lab.slug}/between`)
    }
    let before = lab.store.get().plan
    return lab.store.subscribe(({ entities, origin }) => {
      const now = lab.store.get().plan
      const rooms = origin === 'local' ? roomsAsked(before, now, entities) : []
      before = now
      if (rooms.length === 0) return
      notifications.hide(TOAST)
      notifications.show({
        id: TOAST,
        autoClose: READING_MS,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t('askedOf', { count: rooms.length, room: rooms.join(', ') })}</Text>
            <Button size="compact-sm" variant="light" onClick={see}>
              {t('see')}
            </Button>
          </Group>
        ),
      })
    })
  }, [lab, t, navigate])
}

/** The rooms that are asked by what has just been made or changed. */
const roomsAsked = (before: Plan, now: Plan, changed: ReadonlySet<string>): string[] => {
  const rooms = new Set<string>()
  for (const id of changed) {
    const dependency = liveOf(now, 'dependencies', id)
    const request = dependency && requestOf(now, dependency, null)
    if (!request) continue
    const was = liveOf(before, 'dependencies', id)
    if (was && isOfThisForm(was, dependency)) continue
    rooms.add(roomName(now, request.askedRoomId))
  }
  return [...rooms]
}
