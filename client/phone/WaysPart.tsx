import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Workstream } from '#shared/plan/plan.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import classes from './phone.module.css'
import { useSeatRoom } from './seatRoom.ts'

/** Where else one may want to go from here. */
export const WaysPart = ({ room }: { room: Workstream | null }) => {
  const { t } = useTranslation('phone')
  const { lab } = useLiveLab().session
  const { rooms } = useSeatRoom()
  const base = `/labs/${lab.slug}`
  const to = room && `${base}/rooms/${roomKey(room, rooms)}`
  const ways: [key: string, path: string][] = [
    ...(to ? ([['list', `${to}/list`], ['table', `${to}/plan`]] as [string, string][]) : []), // prettier-ignore
    ['inbox', `${base}/inbox`],
    ['agreement', `${base}/agreement`],
  ]
  return (
    <nav aria-label={t('ways.label')} className={classes['ways']}>
      {ways.map(([key, path]) => (
        <Link key={key} to={path} className={classes['way'] ?? ''}>
          {t(`ways.${key}`, { room: room?.code || room?.title })}
        </Link>
      ))}
    </nav>
  )
}
