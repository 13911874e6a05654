import { Text } from '@mantine/core'
import {
  IconAdjustments,
  IconAlertTriangle,
  IconArmchair,
  IconArrowsExchange,
  IconCalendarEvent,
  IconFileCertificate,
  IconHistory,
  IconInbox,
  IconLayoutGrid,
  IconListCheck,
  IconMessages,
  IconNotebook,
  IconSignature,
  IconTable,
  IconTimeline,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import type { LabSession } from '#shared/api/labs.ts'
import type { Initiative, Plan, Workstream } from '#shared/plan/plan.ts'
import { initiativesOf, workstreams } from '#shared/plan/select.ts'
import { useCountForMe } from '#client/between/useRequests.ts'
import { useUnread } from '#client/inbox/useInbox.ts'
import { useRoundsToAnswer } from '#client/rounds/useRounds.ts'
import { useLint, useOfConnection, usePlan } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './LabNav.module.css'
import { roomKey } from './roomKey.ts'

/** The rooms with what is in them, then the pages of the whole lab. */
export const LabNav = ({ session, narrow }: { session: LabSession; narrow: boolean }) => {
  const { t } = useTranslation(['lab', 'common', 'settings', 'inbox', 'rounds', 'rooms'])
  const rooms = useRooms()
  const asked = useCountForMe()
  const errors = useLint().findings.filter(({ severity }) => severity === 'error').length
  const loading = useOfConnection(withoutPlan) !== null
  const unread = useUnread()
  const waiting = useRoundsToAnswer()
  const base = `/labs/${session.lab.slug}`
  const all = rooms.map((r) => r.room)
  return (
    <div className={classes['column']}>
      <nav aria-label={t('nav.rooms')}>
        <h2 className={classes['heading']}>{t('nav.rooms')}</h2>
        <ul className={classes['list']}>
          {rooms.map(({ room, initiatives, errors }) => (
            <li key={room.id}>
              <RoomLink
                room={room}
                initiatives={initiatives}
                errors={errors}
                to={`${base}/rooms/${roomKey(room, all)}/${narrow ? 'list' : ''}`}
              />
            </li>
          ))}
        </ul>
        {rooms.length === 0 && (
          <Text className={classes['none'] ?? ''}>
            {loading ? t('loading', { ns: 'common' }) : t('nav.noRooms')}
          </Text>
        )}
      </nav>
      <nav aria-label={t('nav.plan')}>
        <h2 className={classes['heading']}>{t('nav.plan')}</h2>
        <ul className={classes['list']}>
          <Entry to={`${base}/plan`} icon={<IconTable size={20} />} label={t('nav.wholePlan')} />
          <Entry to={`${base}/timeline`} icon={<IconTimeline size={20} />} label={t('nav.timeline')} />
          <Entry
            to={`${base}/between`}
            icon={<IconArrowsExchange size={20} />}
            label={t('nav.between')}
            count={asked}
            countText={t('nav.asked', { count: asked })}
          />
          <Entry
            to={`${base}/checks`}
            icon={<IconListCheck size={20} />}
            label={t('nav.checks')}
            count={errors}
            countText={t('nav.errors', { count: errors })}
          />
          <Entry to={`${base}/register`} icon={<IconAlertTriangle size={20} />} label={t('nav.register')} />
        </ul>
      </nav>
      <nav aria-label={t('nav.lab')}>
        <h2 className={classes['heading']}>{t('nav.lab')}</h2>
        <ul className={classes['list']}>
          <Entry to={`${base}/seat`} icon={<IconArmchair size={20} />} label={t('nav.seat')} />
          <Entry
            to={`${base}/plenary`}
            icon={<IconLayoutGrid size={20} />}
            label={t('plenary.nav', { ns: 'rooms' })}
          />
          <Entry to={`${base}/programme`} icon={<IconCalendarEvent size={20} />} label={t('nav.programme')} />
          <Entry
            to={`${base}/rounds`}
            icon={<IconMessages size={20} />}
            label={t('nav.rounds')}
            count={waiting}
            countText={t('nav', { ns: 'rounds', count: waiting })}
          />
          <Entry
            to={`${base}/inbox`}
            icon={<IconInbox size={20} />}
            label={t('nav.inbox')}
            count={unread}
            countText={t('header', { ns: 'inbox', count: unread })}
          />
          <Entry to={`${base}/diary`} icon={<IconNotebook size={20} />} label={t('nav.diary')} />
          <Entry to={`${base}/history`} icon={<IconHistory size={20} />} label={t('nav.history')} />
          <Entry to={`${base}/people`} icon={<IconUsersGroup size={20} />} label={t('nav.people')} />
          <Entry to={`${base}/agreement`} icon={<IconSignature size={20} />} label={t('nav.agreement')} />
          <Entry to={`${base}/roadmap`} icon={<IconFileCertificate size={20} />} label={t('nav.roadmap')} />
          <Entry
            to={`${base}/settings`}
            icon={<IconAdjustments size={20} />}
            label={t('nav', { ns: 'settings' })}
          />
        </ul>
      </nav>
      <nav aria-label={t('nav.site', { ns: 'common' })} className={classes['foot']}>
        <Link to="/">{t('nav.allLabs')}</Link>
        <Link to="/about">{t('nav.about', { ns: 'common' })}</Link>
      </nav>
    </div>
  )
}

interface RoomCounts {
  room: Workstream
  initiatives: number
  errors: number
}

interface Filled {
  room: Workstream
  initiatives: readonly Initiative[]
}
const filled = (plan: Plan): Filled[] =>
  workstreams(plan).map((room) => ({ room, initiatives: initiativesOf(plan, room.id) }))
const isSame = (a: readonly Filled[], b: readonly Filled[]): boolean =>
  a.length === b.length &&
  a.every(({ room, initiatives }, at) => b[at]?.room === room && b[at].initiatives === initiatives)

/** Rendered again when a room or an initiative is changed: rows are edited all the time. */
const useRooms = (): RoomCounts[] => {
  const rooms = usePlan(filled, isSame)
  const { byInitiative } = useLint()
  return useMemo(
    () =>
      rooms.map(({ room, initiatives }) => {
        const findings = initiatives.flatMap((i) => byInitiative.get(i.id) ?? [])
        const errors = findings.filter((f) => f.severity === 'error').length
        return { room, initiatives: initiatives.length, errors }
      }),
    [rooms, byInitiative],
  )
}

const RoomLink = ({ room, initiatives, errors, to }: RoomCounts & { to: string }) => {
  const { t } = useTranslation('lab')
  return (
    <NavLink to={to} className={classes['link'] ?? ''} end={false}>
      <span className={classes['code']}>{room.code || '–'}</span>
      <span className={classes['text']}>
        <span className={classes['title']}>{room.title}</span>
        <span className={classes['counts']}>
          {t('nav.initiatives', { count: initiatives })}
          {errors > 0 && <Tag tone="bad" text={t('nav.errors', { count: errors })} />}
        </span>
      </span>
    </NavLink>
  )
}

interface EntryProps {
  to: string
  icon: ReactNode
  label: string
  /** How many things wait there for this person, and the same in words. */
  count?: number
  countText?: string
}

const Entry = ({ to, icon, label, count = 0, countText = '' }: EntryProps) => (
  <li>
    <NavLink to={to} className={`${classes['link'] ?? ''} ${classes['entry'] ?? ''}`}>
      <span aria-hidden className={classes['icon']}>
        {icon}
      </span>
      {label}
      {count > 0 && (
        <>
          <span aria-hidden className={classes['count']} title={countText}>
            {count}
          </span>
          <span className="visually-hidden">{countText}</span>
        </>
      )}
    </NavLink>
  </li>
)
