import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeView } from '#shared/api/programme.ts'
import type { Cell } from '#shared/programme/gate.ts'
import { useLabNow } from '#client/api/labs.ts'
import { leadsLab } from '#client/lab/people/rights.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { dayText } from '#client/ui/dateText.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PrintButton } from '#client/ui/PrintButton.tsx'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { EntityDrawer } from '#client/views/EntityDrawer.tsx'
import { useOpenEntity } from '#client/views/useOpenEntity.ts'
import { Agenda } from './Agenda.tsx'
import { ArtefactMatrix } from './ArtefactMatrix.tsx'
import { CellDialog } from './CellDialog.tsx'
import { EditWeek } from './EditWeek.tsx'
import { FileMenu } from './FileMenu.tsx'
import { GatePart } from './GatePart.tsx'
import { PrintAgenda } from './PrintAgenda.tsx'
import classes from './programme.module.css'
import { RoomOwes } from './RoomOwes.tsx'
import { TodayPart } from './TodayPart.tsx'
import { useGates } from './useGates.ts'
import { useNow, useProgramme, type Now } from './useProgramme.ts'
import { useProgrammeAddress } from './useProgrammeAddress.ts'
import { useProgrammeEdits, type ProgrammeEdits } from './useProgrammeEdits.ts'
import { WeekSteps } from './WeekSteps.tsx'

/** The weeks of the lab: what is on today, what each week is to leave, and what of it is there in which room. */
export const ProgrammePage = () => {
  const view = useProgramme()
  const now = useNow()
  return view ? <Shown view={view} now={now} /> : <Loading />
}

const Shown = ({ view, now }: { view: ProgrammeView; now: Now }) => {
  const { t } = useTranslation('programme')
  const { seat } = useLabNow(useLiveLab().session)
  const mayRun = leadsLab(seat.role)
  const { weeks, name } = view.programme
  const { plan, gates } = useGates(view)
  const first = now.place?.week ?? (now.week.kind === 'after' ? weeks.length - 1 : 0)
  const address = useProgrammeAddress(plan, weeks.length, first)
  const edits = useProgrammeEdits(view)
  const narrow = useNarrow()
  const entity = useOpenEntity()
  const [picked, setPicked] = useState<Cell | null>(null)
  const { week: at, choose } = address
  const [week, gate] = [weeks[at], gates[at]]
  if (!week || !gate) return <Loading />
  const editing = address.editing && mayRun
  const cell =
    picked &&
    gate.cells.find(({ artefact, roomId }) => artefact.id === picked.artefact.id && roomId === picked.roomId)
  const openEntity = (id: string) => {
    setPicked(null)
    entity.openById(id)
  }
  const today = now.place && weeks[now.place.week]
  /** On a phone today comes first, and what else can be done last. */
  const below = narrow && !editing
  const actions = (
    <Actions
      view={view}
      edits={edits}
      mayRun={mayRun}
      editing={editing}
      edit={(on) => choose({ editing: on, week: at })}
    />
  )
  return (
    <Page
      main={false}
      title={t('title')}
      lead={<Where now={now} name={name} weeks={weeks.length} />}
      actions={below ? undefined : actions}
    >
      {!editing && now.place && today && <TodayPart week={today} day={now.place.day} />}
      <WeekSteps
        weeks={weeks}
        gates={gates}
        startDate={now.startDate}
        shown={at}
        current={now.place?.week ?? null}
        choose={(to) => choose({ week: to })}
      />
      <section className={classes['part']} aria-labelledby="programme-week">
        <h2 id="programme-week" className={classes['partTitle']}>
          {t('weekOf', { number: at + 1, title: week.title })}
        </h2>
        {editing ? (
          <EditWeek
            programme={view.programme}
            week={week}
            at={at}
            edits={edits}
            show={(to) => choose({ week: to })}
          />
        ) : (
          <>
            <GatePart gate={gate} weekId={week.id} number={at + 1} mayRun={mayRun} key={week.id} />
            {gate.cells.length > 0 &&
              (narrow ? (
                <RoomOwes
                  plan={plan}
                  gate={gate}
                  room={address.room}
                  chooseRoom={(room) => choose({ room })}
                  open={setPicked}
                />
              ) : (
                <ArtefactMatrix plan={plan} gate={gate} open={setPicked} />
              ))}
            <h2 className={classes['partTitle']}>{t('agenda')}</h2>
            <Agenda week={week} at={at} startDate={now.startDate} />
          </>
        )}
      </section>
      {below && <Group gap="sm">{actions}</Group>}
      <PrintAgenda week={week} at={at} startDate={now.startDate} />
      {cell && (
        <CellDialog
          plan={plan}
          cell={cell}
          mayRun={mayRun}
          openEntity={openEntity}
          close={() => setPicked(null)}
        />
      )}
      {entity.shown && (
        <EntityDrawer collection={entity.shown.collection} id={entity.shown.id} onClose={entity.close} />
      )}
    </Page>
  )
}

const Where = ({ now: { week, title }, name, weeks }: { now: Now; name: string; weeks: number }) => {
  const { t } = useTranslation('lab')
  const where =
    week.kind === 'during'
      ? t('week.during', { week: week.week, weeks })
      : week.kind === 'before'
        ? t('week.before', { date: dayText(week.starts) })
        : week.kind === 'after'
          ? t('week.after', { weeks })
          : null
  return <>{[where, title, name].filter(Boolean).join(' · ')}</>
}

interface ActionsProps {
  view: ProgrammeView
  edits: ProgrammeEdits
  mayRun: boolean
  editing: boolean
  edit: (on: boolean) => void
}

const Actions = ({ view, edits, mayRun, editing, edit }: ActionsProps) => {
  const { t } = useTranslation('programme')
  return (
    <>
      {mayRun && edits.canUndo && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          disabled={edits.busy}
          onClick={edits.undo}
        >
          {t('edit.undo')}
        </Button>
      )}
      {mayRun && (
        <Button
          variant={editing ? 'filled' : 'default'}
          leftSection={editing ? undefined : <IconPencil size={18} aria-hidden />}
          onClick={() => edit(!editing)}
        >
          {t(editing ? 'edit.done' : 'edit.begin')}
        </Button>
      )}
      <PrintButton words={t('print')} />
      <FileMenu view={view} edits={mayRun ? edits : null} />
    </>
  )
}
