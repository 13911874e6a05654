import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '#shared/plan/commands.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { refusalText } from '#client/plan/refusalText.ts'

const UNDO_TOAST = 'undo-removal'
const REFUSED_TOAST = 'refused'
const UNDO_MS = 8_000

export interface Edit {
  /** Asks the plan; a refusal is shown in words. True when it was taken. */
  edit: (command: Command) => boolean
  /** The same for something that takes away, with a way back offered. */
  remove: (commands: readonly Command[], what: string) => void
}

/** Edits of the tables and forms. */
export const useEdit = (): Edit => {
  const lab = useLiveLab()
  const { t } = useTranslation('plan')
  return useMemo(() => {
    const edit = (command: Command): boolean => {
      notifications.hide(UNDO_TOAST)
      const decision = lab.dispatch(command)
      if (decision.ok) return true
      notifications.show({ id: REFUSED_TOAST, color: 'red', message: refusalText(t, decision.refusal) })
      return false
    }
    const remove = (commands: readonly Command[], what: string) => {
      const done = commands.filter(edit).length
      if (done === 0) return
      const undo = () => {
        notifications.hide(UNDO_TOAST)
        for (let step = 0; step < done; step++) lab.undo()
      }
      notifications.show({
        id: UNDO_TOAST,
        autoClose: UNDO_MS,
        message: <Removed text={what} undo={undo} label={t('undo')} />,
      })
    }
    return { edit, remove }
  }, [lab, t])
}

const Removed = (props: { text: string; undo: () => void; label: string }) => (
  <Group justify="space-between" wrap="nowrap">
    <Text size="sm" lineClamp={2}>
      {props.text}
    </Text>
    <Button size="compact-sm" variant="light" onClick={props.undo}>
      {props.label}
    </Button>
  </Group>
)
