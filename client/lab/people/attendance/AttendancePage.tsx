import { useTranslation } from 'react-i18next'
import { useAttendance } from '#client/api/attendance.ts'
import { useLabNow } from '#client/api/labs.ts'
import { useSeats } from '#client/api/people.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { AttendanceBody } from './AttendanceBody.tsx'
import { PeopleViews } from './PeopleViews.tsx'

/** On which days who was there, as the server noted it by itself. */
export const AttendancePage = () => {
  const { t } = useTranslation('attendance')
  const { lab, seat } = useLabNow(useLiveLab().session)
  const view = useAttendance(lab.slug, seat.id)
  const seats = useSeats(lab.slug)
  const failed = [view, seats].find(({ isError }) => isError)
  const lead = view.data && t('lead', { zone: view.data.zone })
  return (
    <Page main={false} title={t('title')} lead={lead}>
      <PeopleViews lab={lab.slug} />
      {failed && <Failure error={failed.error} retry={() => void failed.refetch()} />}
      {!failed && (view.isPending || seats.isPending) && <Loading />}
      {view.data && seats.data && (
        <AttendanceBody lab={lab} me={seat} view={view.data} seats={seats.data.seats} />
      )}
    </Page>
  )
}
