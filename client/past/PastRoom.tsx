import { NativeSelect } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { collectionOf, type Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { useFollowRequests } from '#client/between/useFollowRequests.ts'
import { RoomHead } from '#client/lab/RoomHead.tsx'
import roomClasses from '#client/lab/RoomPage.module.css'
import { useLeaveCard } from '#client/guide/useLeaveCard.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import classes from './past.module.css'
import { RestoreButton } from './RestoreButton.tsx'

const EntityDrawer = lazy(() =>
  import('#client/views/EntityDrawer.tsx').then((module) => ({ default: module.EntityDrawer })),
)

/** A room of then with its two views, what can be brought back of it, and the card the address names. */
export const PastRoom = ({ room }: { room: Workstream }) => {
  const { search } = useLocation()
  const lab = useLiveLab()
  useFollowRequests(lab, lab.now())
  return (
    <>
      <RoomHead room={room} search={search} />
      <div className={classes['tools']}>
        <RoomChoice room={room} />
        <RestoreButton scope={{ room: room.id }} name={room.title || room.code} compact />
      </div>
      <div className={roomClasses['view']}>
        <Outlet context={room} />
      </div>
      <CardOfAddress />
    </>
  )
}

const RoomChoice = ({ room }: { room: Workstream }) => {
  const { t } = useTranslation('history')
  const rooms = usePlan(workstreams)
  const { lab = '', seq = '' } = useParams()
  const view = useLocation().pathname.split('/').at(-1) ?? ''
  const navigate = useNavigate()
  return (
    <NativeSelect
      size="xs"
      aria-label={t('past.rooms')}
      value={room.id}
      onChange={(event) =>
        void navigate(`/labs/${lab}/history/${seq}/rooms/${event.currentTarget.value}/${view}`)
      }
      data={rooms.map(({ id, code, title }) => ({
        value: id,
        label: [code, title].filter(Boolean).join(' · '),
      }))}
    />
  )
}

const CardOfAddress = () => {
  const [params] = useSearchParams()
  const close = useLeaveCard()
  const id = params.get('card') ?? ''
  const collection = usePlan((plan) => collectionOf(plan, id))
  const onCanvas = useLocation().pathname.endsWith('/canvas')
  if (collection === null) return null
  return (
    <Suspense>
      <EntityDrawer collection={collection} id={id} side={onCanvas ? 'left' : 'right'} onClose={close} />
    </Suspense>
  )
}
