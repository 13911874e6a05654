import { IconLayoutBoard } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigation, useParams } from 'react-router'
import { workstreams } from '#shared/plan/select.ts'
import { usePhone } from '#client/phone/usePhone.ts'
import { useConnection, useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { leadsLab } from './people/rights.ts'
import { roomKey } from './roomKey.ts'
import { takeWantedAddress } from './wantedAddress.ts'

/**
 * A lab's address alone leads to the canvas of its first room; on a phone to one's seat, and for who leads the lab to
 * the room's list. Who came by a link and had to get a seat first goes on to what it is of.
 */
export const LabStart = () => {
  const { t } = useTranslation('lab')
  const { session } = useLiveLab()
  const rooms = usePlan(workstreams)
  const missing = withoutPlan(useConnection())
  const phone = usePhone()
  const leads = leadsLab(session.seat.role)
  const { lab = '' } = useParams()
  const [wanted] = useState(() => takeWantedAddress(lab))
  const [first] = rooms
  // On the way already, by this page or by somebody who did not wait for it.
  if (useNavigation().state !== 'idle') return null
  if (wanted !== null) return <Navigate replace to={wanted} />
  const base = `/labs/${session.lab.slug}`
  if (phone && !leads) return <Navigate replace to={`${base}/seat`} />
  if (first)
    return <Navigate replace to={`${base}/rooms/${roomKey(first, rooms)}/${phone ? 'list' : 'canvas'}`} />
  if (missing) return <Loading text={t(`without.${missing}`)} />
  return (
    <EmptyState icon={<IconLayoutBoard size={28} />} title={t('noRooms.title')} text={t('noRooms.text')} />
  )
}
