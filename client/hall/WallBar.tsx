import { IconHandStop, IconMicrophone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SpotlightMark } from './SpotlightMark.tsx'
import { TimerClock } from './TimerClock.tsx'
import { isFor, useHall, usePageRoom } from './useHall.ts'
import classes from './WallBar.module.css'

/** So many names can be read from the last row. */
const MOST_NAMES = 4

/** What a whole hall looks up for: the time, who speaks, and who is next. Nothing is done with it. */
export const WallBar = () => {
  const { t } = useTranslation(['hall', 'look'])
  const { timers, speaking, hands } = useHall()
  const page = usePageRoom()
  const here = isFor(page)
  const shown = timers.filter(here)
  const speaks = speaking.filter((one) => page === null || here(one))
  const waits = hands.filter((one) => page === null || here(one))
  const more = waits.length - MOST_NAMES
  if (shown.length + speaks.length + waits.length === 0) return <SpotlightMark />
  return (
    <section data-part="hall" aria-label={t('title')} className={classes['wall']}>
      <SpotlightMark />
      {shown.map((timer) => (
        <TimerClock key={timer.id} timer={timer} />
      ))}
      {speaks.map(({ seatId, name }) => (
        <span key={seatId} className={classes['speaks']}>
          <IconMicrophone size="1em" aria-hidden />
          {t('queue.speaks', { name })}
        </span>
      ))}
      {waits.length > 0 && (
        <span className={classes['next']}>
          <IconHandStop size="1em" aria-hidden />
          <span className="visually-hidden">{t('wall.queue', { ns: 'look' })}</span>
          <ol>
            {waits.slice(0, MOST_NAMES).map(({ seatId, name }) => (
              <li key={seatId}>{name}</li>
            ))}
          </ol>
          {more > 0 && <span>{t('wall.more', { ns: 'look', count: more })}</span>}
        </span>
      )}
    </section>
  )
}
