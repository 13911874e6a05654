import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command, Refusal, SingleCommand } from '#shared/plan/commands.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { isClosed } from '#client/plan/lockOf.ts'
import { refusalText } from '#client/plan/refusalText.ts'

const UNDO_TOAST = 'undo-removal'
const REFUSED_TOAST = 'refused'
const UNDO_MS = 8_000

export interface Edit {
  /** Asks the plan; a refusal is shown in words. True when it was taken. */
  edit: (command: Command) => boolean
  /** Says why something is not done. */
  refuse: (refusal: Refusal) => void
  /** All or none of them, as one step of undo; with what was done, a way back is offered. True when they were taken. */
  editAll: (commands: readonly SingleCommand[], what?: string) => boolean
  /** Says what no refusal of the plan says. */
  say: (text: string, isWrong?: boolean) => void
  undo: () => void
  redo: () => void
  /** The same for something that takes away, with a way back offered. */
  remove: (commands: readonly Command[], what: string) => void
}

/** Edits of the tables and forms. */
export const useEdit = (): Edit => {
  const lab = useLiveLab()
  const { t } = useTranslation('plan')
  return useMemo(() => {
    const refuse = (refusal: Refusal) => {
      notifications.hide(REFUSED_TOAST)
      notifications.show({ id: REFUSED_TOAST, color: 'red', message: refusalText(t, refusal) })
    }
    const ask = (command: Command): Refusal | null => {
      notifications.hide(UNDO_TOAST)
      const decision = lab.dispatch(command)
      if (decision.ok) return null
      refuse(decision.refusal)
      return decision.refusal
    }
    const edit = (command: Command): boolean => {
      const refusal = ask(command)
      // It was open when the person began to write: what they wrote is not thrown away.
      if (refusal && isClosed(refusal) && command.type === 'update') lab.rejected.keep(command, refusal)
      return refusal === null
    }
    const step = (move: 'undo' | 'redo') => {
      const refusal = lab[move]()
      if (refusal) refuse(refusal)
      return refusal === null
    }
    const offerBack = (what: string, steps: number) => {
      const undo = () => {
        notifications.hide(UNDO_TOAST)
        for (let at = 0; at < steps && step('undo'); at++);
      }
      notifications.show({
        id: UNDO_TOAST,
        autoClose: UNDO_MS,
        message: <Removed text={what} undo={undo} label={t('undo')} />,
      })
    }
    const remove = (commands: readonly Command[], what: string) => {
      const done = commands.filter((command) => ask(command) === null).length
      if (done > 0) offerBack(what, done)
    }
    const say = (message: string, isWrong = false) => {
      notifications.hide(REFUSED_TOAST)
      notifications.show({ id: REFUSED_TOAST, ...(isWrong && { color: 'red' }), message })
    }
    const editAll = (commands: readonly SingleCommand[], what?: string): boolean => {
      notifications.hide(UNDO_TOAST)
      if (commands.length === 0) return true
      lab.checkpoint()
      const decision = lab.dispatchAll(commands)
      lab.checkpoint()
      if (!decision.ok) refuse(decision.refusal)
      else if (what !== undefined) offerBack(what, 1)
      return decision.ok
    }
    return {
      edit,
      editAll,
      say,
      refuse,
      remove,
      undo: () => void step('undo'),
      redo: () => void step('redo'),
    }
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
