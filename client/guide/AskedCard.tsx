import { Button, CloseButton } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useSearchParams } from 'react-router'
import { boardOf, liveOf } from '#shared/plan/select.ts'
import { collectionOf, liveEntity, type Plan } from '#shared/plan/plan.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { useConnection, usePlan } from '#client/plan/hooks.ts'
import { isOnItsWay } from '#client/sync/lineState.ts'
import { labIn, roomAddress, viewIn } from './addresses.ts'
import classes from './GuideBar.module.css'
import { useLeaveCard } from './useLeaveCard.ts'

const EntityDrawer = lazy(() =>
  import('#client/views/EntityDrawer.tsx').then((module) => ({ default: module.EntityDrawer })),
)

const wholePlan = (plan: Plan) => plan

/**
 * The card that a room's address asks for (`?card=<id>`), where it is not in that room: one leads to where it is now, or
 * says calmly that it was removed or is none of this lab. What becomes of a card after one has come to it is no matter.
 */
export const AskedCard = ({ room }: { room: string }) => {
  const { key } = useLocation()
  const [params] = useSearchParams()
  const plan = usePlan(wholePlan)
  const waiting = isOnItsWay(useConnection())
  const [arrived, setArrived] = useState<string | null>(null)
  const id = params.get('card')
  const isHere = id !== null && boardOf(plan, id) === room
  if (isHere && arrived !== key) setArrived(key)
  if (id === null || isHere || waiting || arrived === key) return null
  return <Elsewhere key={key} id={id} plan={plan} />
}

const Elsewhere = ({ id, plan }: { id: string; plan: Plan }) => {
  const { pathname, search } = useLocation()
  const board = boardOf(plan, id)
  const path = roomAddress(plan, labIn(pathname), board, viewIn(pathname) ?? 'canvas')
  if (path !== null && liveOf(plan, 'workstreams', board)) return <Navigate replace to={path + search} />
  return <NotThere id={id} plan={plan} />
}

const NotThere = ({ id, plan }: { id: string; plan: Plan }) => {
  const { t } = useTranslation(['guide', 'common'])
  const [shown, setShown] = useState(false)
  const collection = collectionOf(plan, id)
  const dismiss = useLeaveCard()
  const kind = collection === null ? 'foreign' : liveEntity(plan, id) ? 'roomless' : 'removed'
  return (
    <output className={classes['line']}>
      <IconMapPinOff size={18} aria-hidden />
      <span className={classes['words']}>{t(`asked.${kind}`, { name: nameOf(plan, id) ?? '' })}</span>
      {collection !== null && (
        <Button size="compact-sm" variant="light" onClick={() => setShown(true)}>
          {t(kind === 'removed' ? 'asked.history' : 'asked.open')}
        </Button>
      )}
      <CloseButton aria-label={t('close', { ns: 'common' })} onClick={dismiss} />
      {shown && collection && (
        <Suspense>
          <EntityDrawer collection={collection} id={id} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </output>
  )
}
