import { ActionIcon } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LabSession } from '#shared/api/labs.ts'
import { useRoomState } from '#client/plan/hooks.ts'
import { SavedState } from '#client/plan/SavedState.tsx'
import { InboxLink } from '#client/inbox/InboxLink.tsx'
import { Brand } from './Brand.tsx'
import { HereNow } from './HereNow.tsx'
import classes from './LabHeader.module.css'
import { MySeat } from './MySeat.tsx'
import { PhaseTag } from './PhaseTag.tsx'
import { WeekText } from './WeekText.tsx'

interface Props {
  session: LabSession
  narrow: boolean
  /** On the wall of a hall nothing is of one person. */
  wall: boolean
  openMenu: () => void
}

/** Which lab this is, how far it is, whether the work is kept, and who is here. */
export const LabHeader = ({ session, narrow, wall, openMenu }: Props) => {
  const { t } = useTranslation('lab')
  const { phase, version } = useRoomState() ?? session
  return (
    <header data-part="lab" className={classes['header']}>
      {narrow || wall ? (
        <ActionIcon
          variant="subtle"
          color="dark"
          size="xl"
          aria-label={t('menu')}
          aria-haspopup="dialog"
          onClick={openMenu}
        >
          <IconMenu2 size={24} aria-hidden />
        </ActionIcon>
      ) : (
        <Brand short />
      )}
      <div className={classes['lab']}>
        <span className={classes['name']} dir="auto" title={session.lab.name}>
          {session.lab.name}
        </span>
        <span className={classes['facts']}>
          <WeekText />
          <PhaseTag phase={phase} version={version} short={narrow} />
        </span>
      </div>
      <div className={classes['saved']}>
        <SavedState />
      </div>
      <div className={classes['people']}>
        {!wall && <InboxLink />}
        <HereNow me={session.seat} />
        {!wall && <MySeat session={session} />}
      </div>
    </header>
  )
}
