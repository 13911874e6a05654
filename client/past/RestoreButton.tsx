import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconRestore } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import type { RestoreScope } from '#shared/plan/restoreCommands.ts'
import { usePast, type Past } from './pastContext.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useRestoreClosed } from './useRestoreClosed.ts'
import classes from './past.module.css'

interface Props {
  scope: RestoreScope
  /** What it is called. */
  name: string
  compact?: boolean
}

/** From a past moment: brings a card or a room back into the plan of now, shown first, then confirmed. */
export const RestoreButton = (props: Props) => {
  const past = usePast()
  return (
    past && (
      <LiveLabContext value={past.live}>
        <InLiveLab {...props} past={past} />
      </LiveLabContext>
    )
  )
}

const InLiveLab = ({ scope, name, compact = false, past }: Props & { past: Past }) => {
  const { t } = useTranslation('history')
  const closed = useRestoreClosed()
  const [opened, { open, close }] = useDisclosure(false)
  const label = t('room' in scope ? 'restore.room' : 'restore.card')
  const why = closed === null || closed === 'loading' ? null : t(`restore.${closed}`)
  const short = useNarrow() && compact
  return (
    <div className={classes['restore']}>
      <Button
        size={compact ? 'compact-sm' : 'sm'}
        leftSection={<IconRestore size={17} aria-hidden />}
        disabled={closed !== null}
        aria-label={label}
        onClick={open}
      >
        {short ? t('restore.short') : label}
      </Button>
      {why !== null && <p className={classes['closed']}>{why}</p>}
      {opened && <RestoreDialog scope={scope} name={name} past={past} onClose={close} />}
    </div>
  )
}
