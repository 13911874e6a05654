import { Button } from '@mantine/core'
import { IconTimeline } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { liveOf, workstreams } from '#shared/plan/select.ts'
import { usePast } from '#client/past/pastContext.ts'
import { useConnection, useLiveLab } from '#client/plan/hooks.ts'
import { useAgreedDates } from '#client/plan/useAgreedDates.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { useLook } from '#client/look/useLook.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { shortName } from '#client/views/editors/organisationChoices.ts'
import { EntityDrawer } from '#client/views/EntityDrawer.tsx'
import { useOpenEntity } from '#client/views/useOpenEntity.ts'
import { Agenda } from './Agenda.tsx'
import { CompareBar } from './CompareBar.tsx'
import { filterLines } from './filterLines.ts'
import { Legend } from './Legend.tsx'
import { OwnVoice } from './OwnVoice.tsx'
import { PrintView } from './PrintView.tsx'
import { signsIn } from './signs.ts'
import { TimelineChart } from './TimelineChart.tsx'
import classes from './TimelinePage.module.css'
import { TimelineToolbar } from './TimelineToolbar.tsx'
import { usePrint } from './usePrint.ts'
import { useTimelineAddress } from './useTimelineAddress.ts'
import { useTimelineData } from './useTimelineData.ts'
import { plainDay } from './words.ts'

/** The plan as bars on a calendar: of one room, or with null of the whole lab. */
export const TimelinePage = ({ workstreamId }: { workstreamId: string | null }) => {
  const { t } = useTranslation('timeline')
  const lab = useLiveLab()
  const narrow = useNarrow()
  const { text, wall } = useLook()
  const data = useTimelineData(workstreamId)
  const { choice, choose } = useTimelineAddress()
  const known = useAgreedDates({ enabled: usePast() === null })
  const agreed = choice.compare ? known : null
  const drawer = useOpenEntity()
  const { paper, print } = usePrint()
  const loading = useConnection().kind === 'loading' && data.plan.workstreams.size === 0
  const { plan, schedule } = data
  const lines = useMemo(
    () => filterLines(plan, data.lines, choice, schedule),
    [plan, data.lines, choice, schedule],
  )
  const { slack } = choice
  const compares = agreed !== null
  const signs = useMemo(
    () => signsIn(data, lines, { slack, agreed: compares, arrows: true }),
    [data, lines, slack, compares],
  )
  const today = plainDay(lab.now())
  if (loading) return <Loading />
  const filters = [
    choice.search.trim(),
    shortNameOf(data.plan, choice.organisation),
    choice.criticalOnly ? t('tools.critical') : '',
  ].filter(Boolean)
  const toolbar = { plan, choice, choose, agreed: known, print }
  const compared = agreed && <CompareBar data={data} agreed={agreed} workstreamId={workstreamId} />
  const nothing = data.lines.length === 0 || data.lines.every(({ kind }) => kind === 'room')
  const shown =
    lines.length === 0 ? (
      <>
        <TimelineToolbar {...toolbar} calendar={null} />
        <NoneFound showAll={() => choose({ search: '', organisation: null, criticalOnly: false })} />
      </>
    ) : narrow ? (
      <>
        <TimelineToolbar {...toolbar} calendar={null} />
        {compared}
        <Agenda data={data} lines={lines} agreed={agreed} open={drawer.openById} />
      </>
    ) : (
      <>
        <TimelineChart
          key={`${text} ${wall}`}
          data={data}
          lines={lines}
          choice={choice}
          agreed={agreed}
          today={today}
          open={drawer.openById}
        >
          {(controls) => (
            <>
              <TimelineToolbar {...toolbar} calendar={{ ...controls, today }} />
              {compared}
            </>
          )}
        </TimelineChart>
        <Legend signs={signs} />
      </>
    )
  return (
    <div className={classes['page']}>
      {nothing ? <Nothing workstreamId={workstreamId} /> : shown}
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
      {paper && (
        <PrintView
          data={data}
          lines={lines}
          labName={lab.session.lab.name}
          workstreamId={workstreamId}
          agreed={agreed}
          slack={choice.slack}
          today={today}
          narrowed={filters.length === 0 ? null : filters.join(', ')}
          paper={paper}
        />
      )}
    </div>
  )
}

const shortNameOf = (plan: Parameters<typeof liveOf>[0], id: string | null): string => {
  const organisation = liveOf(plan, 'organisations', id)
  return organisation ? shortName(organisation) : ''
}

const NoneFound = ({ showAll }: { showAll: () => void }) => {
  const { t } = useTranslation('timeline')
  return (
    <EmptyState icon={<IconTimeline size={28} />} title={t('noneFound')} text="">
      <Button variant="light" onClick={showAll}>
        {t('showAll')}
      </Button>
    </EmptyState>
  )
}

const Nothing = ({ workstreamId }: { workstreamId: string | null }) => {
  const { t } = useTranslation('timeline')
  const { lab = '' } = useParams()
  const { store } = useLiveLab()
  const rooms = workstreams(store.get().plan)
  const room = rooms.find(({ id }) => id === workstreamId)
  return (
    <div className={classes['nothing']}>
      <EmptyState icon={<IconTimeline size={28} />} title={t('empty.title')} text={t('empty.text')}>
        <Button
          component={Link}
          variant="light"
          to={room ? `/labs/${lab}/rooms/${roomKey(room, rooms)}/plan` : `/labs/${lab}/plan`}
        >
          {t('empty.toPlan')}
        </Button>
      </EmptyState>
    </div>
  )
}

export const LabTimeline = () => {
  const { t } = useTranslation(['timeline', 'common'])
  useEffect(() => {
    document.title = `${t('title')} · ${t('product', { ns: 'common' })}`
  }, [t])
  return (
    <OwnVoice>
      <h1 className="visually-hidden">{t('title')}</h1>
      <TimelinePage workstreamId={null} />
    </OwnVoice>
  )
}
