import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Refusal } from '#shared/plan/commands.ts'
import { i18n } from '../i18n/i18n.ts'
import { refusalText } from '../plan/refusalText.ts'

/** A sentence stays as long as it takes to read it twice. */
const READING_MS = 8_000
const NOTICE = 'canvas-notice'

/** The plan did not take what was drawn or done; the sentence says why. */
export const noticeRefused = (refusal: Refusal): void => {
  notifications.hide(NOTICE)
  notifications.show({
    id: NOTICE,
    color: 'red',
    title: i18n.t('canvas:notice.refused'),
    message: refusalText(i18n.getFixedT(null, 'plan'), refusal),
    autoClose: READING_MS,
  })
}

/** Something this board does not do, and what to do instead. */
export const notice = (message: string): void => {
  notifications.hide(NOTICE)
  notifications.show({ id: NOTICE, message, autoClose: READING_MS })
}

/** Cards are gone from the plan, not only from the board: the way back is beside the message. */
export const noticeRemoved = (count: number, undo: () => void): void => {
  notifications.hide(NOTICE)
  notifications.show({
    id: NOTICE,
    autoClose: READING_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{i18n.t('canvas:notice.removed', { count })}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            undo()
            notifications.hide(NOTICE)
          }}
        >
          {i18n.t('canvas:undo')}
        </Button>
      </Group>
    ),
  })
}
