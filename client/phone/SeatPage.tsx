import { useInViewport } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { HallBanners } from '#client/hall/HallBanners.tsx'
import { useLiveLab, useOfConnection } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { AddCard } from './AddCard.tsx'
import { DevicePart } from './DevicePart.tsx'
import { Floor } from './Floor.tsx'
import { HandBar } from './HandBar.tsx'
import { NowPart } from './NowPart.tsx'
import classes from './phone.module.css'
import { RoundsPart } from './RoundsPart.tsx'
import { SeatHead } from './SeatHead.tsx'
import { useFollowPlace, useSeatRoom } from './seatRoom.ts'
import { SignPart } from './SignPart.tsx'
import { WaysPart } from './WaysPart.tsx'

/** A phone as a seat: all that a participant does in a hall whose board is on the wall, by one thumb. */
export const SeatPage = () => {
  const { t } = useTranslation(['phone', 'lab', 'common'])
  const { lab } = useLiveLab().session
  const { room } = useSeatRoom()
  const missing = useOfConnection(withoutPlan)
  const { ref: roundsRef, inViewport: seesRounds } = useInViewport<HTMLElement>()
  useFollowPlace()
  useHere(room?.id ?? null)
  useEffect(() => {
    document.title = `${t('title')} · ${lab.name} · ${t('product', { ns: 'common' })}`
  }, [lab.name, t])
  return (
    <div className={classes['seat']}>
      <div className={classes['page']}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <div className={classes['told']}>
          <Floor />
          <HallBanners floor={false} />
        </div>
        <SeatHead />
        {missing === 'absent' && <Loading text={t('without.absent', { ns: 'lab' })} />}
        <NowPart />
        <SignPart />
        <RoundsPart ref={roundsRef} room={room?.id ?? null} />
        <AddCard room={room?.id ?? null} />
        <WaysPart room={room} />
        <DevicePart />
      </div>
      <HandBar room={room?.id ?? null} tellsRounds={!seesRounds} />
    </div>
  )
}

/** Others see in which room one sits, pointing at nothing. */
const useHere = (board: string | null) => {
  const { presence } = useLiveLab()
  useEffect(() => {
    presence.set({ board, cursor: null, selection: [], view: null })
    return () => presence.set({ board: null, editing: null })
  }, [presence, board])
}
