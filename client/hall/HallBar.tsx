import { ActionIcon, Drawer, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconDotsVertical, IconMicrophone } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { isSeatPath } from '#client/phone/seatRoom.ts'
import { SeatLink } from '#client/phone/SeatLink.tsx'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useMayLock } from '#client/plan/useLock.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import classes from './hall.module.css'
import { HandButton } from './HandButton.tsx'
import { MessageTool } from './MessageTool.tsx'
import { MoreTool } from './MoreTool.tsx'
import { QueueTool } from './QueueTool.tsx'
import { Reactions } from './Reactions.tsx'
import { useRemembered } from './remembered.ts'
import { SpotlightMark } from './SpotlightMark.tsx'
import { SpotlightTool } from './SpotlightTool.tsx'
import { TimerClock } from './TimerClock.tsx'
import { TimerTool } from './TimerTool.tsx'
import { isFor, useHall, usePageRoom } from './useHall.ts'

/** Below every page of a lab: for who leads all to lead with, for others the time, their hand and how they react. */
export const HallBar = () => {
  const { t } = useTranslation('hall')
  const [folded, setFolded] = useRemembered('hallBarFolded')
  const narrow = useNarrow()
  const leads = useMayLock()
  const { role } = useLiveLab().session.seat
  const { timers, speaking, hiddenCursors } = useHall()
  const page = usePageRoom()
  const shownTimers = timers.filter(isFor(page))
  const looksOn = role === 'observer'
  const fold = (
    <Tooltip label={t(folded ? 'unfold' : 'fold')}>
      <ActionIcon
        variant="subtle"
        color="dark"
        aria-label={t(folded ? 'unfold' : 'fold')}
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
      >
        {folded ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
  const hidden = page !== null && hiddenCursors.includes(page)
  const seated = isSeatPath(useLocation().pathname)
  // A seat has all of it in its page, but what one leads with.
  if (seated && !leads) return null
  if (looksOn && shownTimers.length + speaking.length === 0 && !hidden) return <SpotlightMark />
  return (
    <section
      data-part="hall"
      aria-label={t('title')}
      className={classes['strip']}
      data-folded={folded || undefined}
    >
      <SpotlightMark />
      {narrow && !seated && <SeatLink />}
      {shownTimers.map((timer) => (
        <TimerClock key={timer.id} timer={timer} />
      ))}
      {!folded && (
        <>
          <SpeakingNow />
          {!looksOn && <HandButton />}
          {narrow ? !looksOn && <Sheet leads={leads} /> : <Tools leads={leads} mayReact={!looksOn} />}
          {hidden && !narrow && (
            <span className={classes['note']}>
              <span>{t('more.cursorsHidden')}</span>
            </span>
          )}
        </>
      )}
      <span className={classes['space']} />
      {fold}
    </section>
  )
}

const Tools = ({ leads, mayReact }: { leads: boolean; mayReact: boolean }) => (
  <>
    {leads && (
      <>
        <TimerTool />
        <QueueTool />
        <MessageTool />
        <SpotlightTool />
        <MoreTool />
      </>
    )}
    <Reactions mayReact={mayReact} />
  </>
)

/** On a phone everything but the time and one's hand. */
const Sheet = ({ leads }: { leads: boolean }) => {
  const { t } = useTranslation(['hall', 'common'])
  const [opened, setOpened] = useState(false)
  const { hands } = useHall()
  const count = leads ? hands.length : 0
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="dark"
        size={44}
        aria-label={count > 0 ? `${t('sheet')} ${count}` : t('sheet')}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <IconDotsVertical size={20} aria-hidden />
        {count > 0 && <span className={classes['count']}>{count}</span>}
      </ActionIcon>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="15rem"
        title={t('title')}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <div className={classes['sheet']}>
          <Tools leads={leads} mayReact />
        </div>
      </Drawer>
    </>
  )
}

const SpeakingNow = () => {
  const { t } = useTranslation('hall')
  const { speaking } = useHall()
  const page = usePageRoom()
  const here = speaking.filter((one) => page === null || isFor(page)(one))
  return here.map(({ seatId, name }) => (
    <span key={seatId} className={classes['note']} data-testid="speaking-now">
      <IconMicrophone size={16} aria-hidden />
      <span>{t('queue.speaks', { name })}</span>
    </span>
  ))
}
