import { IconLayoutBoard } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useParams } from 'react-router'
import { workstreams } from '#shared/plan/select.ts'
import { useConnection, useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { roomKey } from './roomKey.ts'
import { takeWantedAddress } from './wantedAddress.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'

/**
 * A lab's address alone leads to its first room: the canvas, or its list on a phone. Who came by a link and had to get a
 * seat first goes on to what it is of.
 */
export const LabStart = () => {
  const { t } = useTranslation('lab')
  const { session } = useLiveLab()
  const rooms = usePlan(workstreams)
  const missing = withoutPlan(useConnection())
  const view = useNarrow() ? 'list' : 'canvas'
  const { lab = '' } = useParams()
  const [wanted] = useState(() => takeWantedAddress(lab))
  const [first] = rooms
  if (wanted !== null) return <Navigate replace to={wanted} />
  if (first)
    return <Navigate replace to={`/labs/${session.lab.slug}/rooms/${roomKey(first, rooms)}/${view}`} />
  if (missing) return <Loading text={t(`without.${missing}`)} />
  return (
    <EmptyState icon={<IconLayoutBoard size={28} />} title={t('noRooms.title')} text={t('noRooms.text')} />
  )
}
