import { IconLayoutGrid } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeats } from '#client/api/people.ts'
import { listText } from '#client/i18n/formats.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { useLiveLab, useOfConnection } from '#client/plan/hooks.ts'
import { useGates } from '#client/programme/useGates.ts'
import { useNow, useProgramme } from '#client/programme/useProgramme.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { facilitatorsOf, membersOf, useRooms } from '../useRooms.ts'
import classes from './plenary.module.css'
import { createRoomPulse, type RoomPulse } from './roomPulse.ts'
import { RoomTile } from './RoomTile.tsx'
import { useHereByRoom } from './useHereByRoom.ts'

/** How often a room's tile follows what is done there. */
const EVERY_MS = 1_500

const usePulse = (): RoomPulse => {
  const { store } = useLiveLab()
  const pulse = useMemo(() => createRoomPulse(store, EVERY_MS), [store])
  useEffect(() => pulse.start(), [pulse])
  return pulse
}

/** What this week's gate asks of each room, and what of it is there. */
const useGateByRoom = (): ReadonlyMap<string, { there: number; of: number }> => {
  const view = useProgramme()
  const { place } = useNow()
  const { gates } = useGates(place ? view : null, place?.week)
  return useMemo(() => {
    const cells = gates.flatMap((gate) => gate.cells)
    return new Map(
      [...Map.groupBy(cells, ({ roomId }) => roomId ?? '')].map(([room, own]) => [
        room,
        { there: own.filter(({ there }) => there).length, of: own.length },
      ]),
    )
  }, [gates])
}

/** How many tiles stand beside one another, so that their rows fill a wide screen. */
const columnsFor = (rooms: number): number => (rooms <= 1 ? 1 : rooms <= 4 ? 2 : rooms <= 9 ? 3 : 4)

/** All rooms at once, live: for the screen of the hall, and for who walks between them. */
export const PlenaryPage = () => {
  const { t } = useTranslation(['rooms', 'lab', 'common'])
  const { lab } = useLiveLab().session
  const narrow = useNarrow()
  const loading = useOfConnection(withoutPlan)
  const rooms = useRooms()
  const here = useHereByRoom(rooms)
  const gates = useGateByRoom()
  const pulse = usePulse()
  const { data } = useSeats(lab.slug)
  const seats = useMemo(() => new Map(data?.seats.map((seat) => [seat.id, seat])), [data])
  useEffect(() => {
    document.title = `${t('plenary.title')} · ${t('product', { ns: 'common' })}`
  }, [t])
  if (loading) return <Loading text={t(`lab:without.${loading}`)} />
  return (
    <div className={classes['page']}>
      <h1 className={classes['title']}>{t('plenary.title')}</h1>
      {rooms.rooms.length === 0 ? (
        <EmptyState
          icon={<IconLayoutGrid size={28} />}
          title={t('plenary.none.title')}
          text={t('plenary.none.text')}
        />
      ) : (
        <div className={classes['tiles']} data-columns={columnsFor(rooms.rooms.length)}>
          {rooms.rooms.map((room) => (
            <RoomTile
              key={room.id}
              room={room}
              path={`/labs/${lab.slug}/rooms/${roomKey(room, rooms.rooms)}`}
              pulse={pulse}
              here={here.get(room.id) ?? ''}
              seats={seats}
              members={membersOf(rooms, room.id).length}
              facilitators={listText(facilitatorsOf(rooms, room.id))}
              gateThere={gates.get(room.id)?.there ?? 0}
              gateOf={gates.get(room.id)?.of ?? 0}
              picture={!narrow}
            />
          ))}
        </div>
      )}
    </div>
  )
}
