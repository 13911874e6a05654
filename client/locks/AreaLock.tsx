import { Button, Popover } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lock } from '#shared/plan/locks.ts'
import { AreaLockForm, type AreaLockFormProps } from './AreaLockForm.tsx'
import { useLift } from './useLift.ts'

interface Props extends AreaLockFormProps {
  lock: Lock | null
  button?: Ref<HTMLButtonElement>
  /** As `aria-keyshortcuts` writes them. */
  keys?: string
}

/** Locks an area, asking what people may still do there and why; or unlocks it at once. */
export const AreaLock = ({ lock, button, keys, ...form }: Props) => {
  const { t } = useTranslation('areas')
  const [asking, { open, close }] = useDisclosure(false)
  const lift = useLift()
  const Icon = lock ? IconLockOpen : IconLock
  const done = () => {
    close()
    form.done()
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
          {...(button && { ref: button })}
          size="compact-sm"
          variant="subtle"
          color="dark"
          {...(keys !== undefined && { 'aria-keyshortcuts': keys })}
          leftSection={<Icon size={16} aria-hidden />}
          aria-label={t(lock ? 'bar.unlock' : 'bar.lock')}
          onClick={() => (lock ? lift(lock.id) : open())}
        >
          {t(lock ? 'bar.unlockShort' : 'bar.lockShort')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('bar.lock')}>
        <AreaLockForm {...form} done={done} />
      </Popover.Dropdown>
    </Popover>
  )
}
