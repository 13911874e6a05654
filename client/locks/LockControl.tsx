import { ActionIcon, Button, Popover, Stack, TextInput, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lock, LockTarget } from '#shared/plan/locks.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useSetLock } from '#client/api/locks.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import classes from './locks.module.css'
import { useLift } from './useLift.ts'

interface Props {
  target: LockTarget
  /** The lock that is on it, if there is one. */
  lock: Lock | null
  /** What the button does, as a whole sentence: "Lock this room for edits" and "Unlock this room". */
  labels: { lock: string; unlock: string }
  /** Without words, where there is no room for them. */
  short: boolean
}

/** Locks, asking why, or unlocks at once. It stays the same button, so that the focus stays on it. */
export const LockControl = ({ target, lock, labels, short }: Props) => {
  const { t } = useTranslation('locks')
  const [asking, { open, close }] = useDisclosure(false)
  const lift = useLift()
  const Icon = lock ? IconLockOpen : IconLock
  const label = lock ? labels.unlock : labels.lock
  const act = () => (lock ? lift(lock.id) : open())
  return (
    <Popover
      opened={asking && !lock}
      onChange={(opened) => !opened && close()}
      position="bottom-end"
      withArrow
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        {short ? (
          <Tooltip label={label}>
            <ActionIcon size="lg" variant="subtle" color="dark" aria-label={label} onClick={act}>
              <Icon size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Button
            className={classes['control'] ?? ''}
            size="compact-sm"
            variant="subtle"
            color="ocean"
            fw={500}
            leftSection={<Icon size={17} aria-hidden />}
            aria-label={label}
            onClick={act}
          >
            {t(lock ? 'unlock' : 'lock')}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={labels.lock}>
        <LockForm target={target} done={close} title={labels.lock} />
      </Popover.Dropdown>
    </Popover>
  )
}

const LockForm = ({ target, done, title }: { target: LockTarget; done: () => void; title: string }) => {
  const { t } = useTranslation('locks')
  const { lab } = useLiveLab().session
  const set = useSetLock(lab.slug)
  const [note, setNote] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate({ target, note: note.trim() }, { onSuccess: done })
      }}
    >
      <Stack gap="xs" w="19rem" maw="80vw">
        <TextInput
          data-autofocus
          label={t('note')}
          placeholder={t('notePlaceholder')}
          maxLength={LIMITS.titleLength}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {set.error && <Failure error={set.error} />}
        <Button type="submit" size="sm" loading={set.isPending}>
          {title}
        </Button>
      </Stack>
    </form>
  )
}
