import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { useSeats } from '#client/api/people.ts'
import { useRequestAnswers } from '#client/between/useRequestAnswers.ts'
import { listText } from '#client/i18n/formats.ts'
import { MissingPage } from '#client/lab/MissingPage.tsx'
import { roomByKey } from '#client/lab/roomKey.ts'
import { useLiveLab, useOfConnection, usePlan } from '#client/plan/hooks.ts'
import { useSettledPlan } from '#client/plan/useSettledPlan.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { dayText, today } from '#client/ui/dateText.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { PrintButton } from '#client/ui/PrintButton.tsx'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { facilitatorsOf, useRooms } from '../useRooms.ts'
import { Asks } from './parts/Asks.tsx'
import { Aspiration } from './parts/Aspiration.tsx'
import { Dissent } from './parts/Dissent.tsx'
import { Initiatives } from './parts/Initiatives.tsx'
import { Issues } from './parts/Issues.tsx'
import { Open } from './parts/Open.tsx'
import classes from './visit.module.css'
import { visitOf } from './visitOf.ts'

/** A room on one page: to be told in nine minutes, read on a phone, or printed on one sheet. */
export const VisitPage = () => {
  const { t } = useTranslation('lab')
  const { room: key = '' } = useParams()
  const room = roomByKey(key, usePlan(workstreams))
  const missing = useOfConnection(withoutPlan)
  if (room) return <Visit room={room} key={room.id} />
  return missing ? <Loading text={t(`without.${missing}`)} /> : <MissingPage />
}

const Visit = ({ room }: { room: Workstream }) => {
  const { t } = useTranslation(['rooms', 'common'])
  const { lab } = useLiveLab().session
  const { room: key = '' } = useParams()
  const plan = useSettledPlan()
  const answers = useRequestAnswers()
  const facilitators = facilitatorsOf(useRooms(), room.id)
  const { data } = useSeats(lab.slug)
  const sponsors = useMemo(
    () => new Set(data?.seats.flatMap(({ id, role }) => (role === 'sponsor' ? [id] : []))),
    [data],
  )
  const visit = useMemo(() => visitOf(plan, room, { answers, sponsors }), [plan, room, answers, sponsors])
  useEffect(() => {
    document.title = `${t('visit.title', { room: room.title || room.code })} · ${t('product', { ns: 'common' })}`
  }, [t, room.title, room.code])
  return (
    <article className={classes['sheet']} data-testid="visit">
      <header className={classes['head']}>
        <div>
          <h1>
            <RoomCode code={room.code} /> {room.title}
          </h1>
          <p>
            {[
              lab.name,
              room.dgSponsor && t('visit.sponsor', { name: room.dgSponsor }),
              facilitators.length > 0 && t('facilitatedBy', { names: listText(facilitators) }),
              dayText(today()),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <div className={classes['acts']}>
          <Link to={`/labs/${lab.slug}/rooms/${key}`} className={classes['back']}>
            <IconArrowLeft size={18} aria-hidden />
            {t('visit.back')}
          </Link>
          <PrintButton words={t('visit.print')} />
        </div>
      </header>
      <Aspiration visit={visit} />
      <div className={classes['columns']}>
        <Issues visit={visit} />
        <Asks visit={visit} />
      </div>
      <Initiatives visit={visit} />
      <div className={classes['columns']}>
        <Dissent visit={visit} plan={plan} />
        <Open visit={visit} />
      </div>
    </article>
  )
}
