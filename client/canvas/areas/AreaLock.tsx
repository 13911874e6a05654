import { Button, Popover, Radio, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import type { Editor } from '@tldraw/tldraw'
import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaAllows, Lock } from '#shared/plan/locks.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useSetLock } from '#client/api/locks.ts'
import { useLift } from '#client/locks/useLift.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import type { BoardBinding } from '../bindBoard.ts'
import { focusCanvas } from '../focusCanvas.ts'
import { settlePlaces } from '../outwardCommands.ts'

interface Props {
  editor: Editor
  binding: BoardBinding
  frame: string
  lock: Lock | null
  button: Ref<HTMLButtonElement>
}

/** Locks an area, asking what people may still do there and why; or unlocks it at once. */
export const AreaLock = ({ editor, binding, frame, lock, button }: Props) => {
  const { t } = useTranslation('areas')
  const [asking, { open, close }] = useDisclosure(false)
  const lift = useLift()
  const Icon = lock ? IconLockOpen : IconLock
  const done = () => {
    close()
    focusCanvas(editor)
  }
  return (
    <Popover
      opened={asking && !lock}
      onChange={(opened) => !opened && close()}
      position="bottom"
      withArrow
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          ref={button}
          size="compact-sm"
          variant="subtle"
          color="dark"
          aria-keyshortcuts="Alt+L"
          leftSection={<Icon size={16} aria-hidden />}
          aria-label={t(lock ? 'bar.unlock' : 'bar.lock')}
          onClick={() => (lock ? lift(lock.id) : open())}
        >
          {t(lock ? 'bar.unlockShort' : 'bar.lockShort')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('bar.lock')}>
        <AreaLockForm binding={binding} frame={frame} done={done} />
      </Popover.Dropdown>
    </Popover>
  )
}

const CHOICES: readonly AreaAllows[] = ['notes', 'nothing']

const AreaLockForm = ({ binding, frame, done }: Pick<Props, 'binding' | 'frame'> & { done: () => void }) => {
  const { t } = useTranslation(['areas', 'locks'])
  const { lab } = useLiveLab().session
  const set = useSetLock(lab.slug)
  const [allows, setAllows] = useState<string>('notes')
  const [note, setNote] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = CHOICES.find((choice) => choice === allows) ?? 'nothing'
        const target = { kind: 'area' as const, board: binding.board, box: null, frame, allows: chosen }
        // A card that nobody has placed is in no area, wherever it is shown.
        settlePlaces(binding)
        set.mutate({ target, note: note.trim() }, { onSuccess: done })
      }}
    >
      <Stack gap="sm" w="20rem" maw="80vw">
        <Radio.Group label={t('form.title')} value={allows} onChange={setAllows}>
          <Stack gap="xs" mt={6}>
            {CHOICES.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                data-autofocus={choice === allows || undefined}
                label={t(`form.${choice}`)}
                description={t(`form.${choice}Hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('note', { ns: 'locks' })}
          placeholder={t('notePlaceholder', { ns: 'locks' })}
          maxLength={LIMITS.titleLength}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {set.error && <Failure error={set.error} />}
        <Button type="submit" size="sm" loading={set.isPending}>
          {t('form.submit')}
        </Button>
      </Stack>
    </form>
  )
}
