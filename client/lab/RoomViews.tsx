import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { Loading } from '#client/ui/Loading.tsx'
import { PlanPage } from '#client/views/PlanPage.tsx'
import { useRoom } from './RoomPage.tsx'

const ListPage = lazy(() =>
  import('#client/list/ListPage.tsx').then((module) => ({ default: module.ListPage })),
)
const TimelinePage = lazy(() =>
  import('#client/timeline/TimelinePage.tsx').then((module) => ({ default: module.TimelinePage })),
)
const Board = lazy(() => import('#client/canvas/Board.tsx'))

/** The room's board; the canvas library is loaded only here. */
export const RoomCanvas = () => {
  const room = useRoom()
  return (
    <Suspense fallback={<Loading />}>
      <Board workstreamId={room.id} key={room.id} />
    </Suspense>
  )
}

/** The room's board as a list. */
export const RoomList = () => {
  const room = useRoom()
  return (
    <Suspense fallback={<Loading />}>
      <ListPage workstreamId={room.id} key={room.id} />
    </Suspense>
  )
}

/** The room's 3-feet table. */
export const RoomPlan = () => {
  const room = useRoom()
  const [params] = useSearchParams()
  return <PlanPage workstreamId={room.id} card={params.get('card')} key={room.id} />
}

/** The room's plan on a calendar. */
export const RoomTimeline = () => {
  const room = useRoom()
  return (
    <Suspense fallback={<Loading />}>
      <TimelinePage workstreamId={room.id} key={room.id} />
    </Suspense>
  )
}
