import { Button, Menu, NativeSelect, SegmentedControl, TextInput, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsHorizontal,
  IconCalendarDown,
  IconFold,
  IconArrowsMoveVertical,
  IconKeyboard,
  IconMinus,
  IconPlus,
  IconPrinter,
  IconSearch,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dayNumber } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { useSteps } from '#client/plan/hooks.ts'
import { dayText } from '#client/ui/dateText.ts'
import { toolbarKeys } from '#client/ui/toolbarKeys.ts'
import { organisationChoices, shortName } from '#client/views/editors/organisationChoices.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { zoomOf, ZOOMS, type Zoom } from './scale.ts'
import { ToolButton } from '#client/ui/ToolButton.tsx'
import classes from './TimelineToolbar.module.css'
import type { Paper } from './paper.ts'
import type { TimelineChoice } from './useTimelineAddress.ts'
import type { ZoomControl } from './useZoom.ts'

interface Props {
  plan: Plan
  choice: TimelineChoice
  choose: (change: Partial<TimelineChoice>) => void
  /** What there is to compare with, also while it is not compared. */
  agreed: AgreedDates | null
  print: (paper: Paper) => void
  /** Null on a phone, where there is no calendar to zoom. */
  calendar: {
    zoom: ZoomControl
    today: string
    canEdit: boolean
    foldAll: () => void
    allFolded: boolean
    openKeys: () => void
  } | null
}

/** Zoom, what is shown, and the ways out. */
export const TimelineToolbar = (props: Props) => {
  const { t } = useTranslation('timeline')
  const { choice, choose, agreed, calendar } = props
  const ways = (
    <div className={classes['end']}>
      {calendar?.canEdit && <Steps />}
      {calendar && (
        <>
          <ToolButton
            icon={
              calendar.allFolded ? (
                <IconArrowsMoveVertical size={18} aria-hidden />
              ) : (
                <IconFold size={18} aria-hidden />
              )
            }
            label={t(calendar.allFolded ? 'tools.unfoldAll' : 'tools.foldAll')}
            act={calendar.foldAll}
          />
          <ToolButton
            icon={<IconKeyboard size={18} aria-hidden />}
            label={t('tools.keys')}
            act={calendar.openKeys}
          />
        </>
      )}
      <PrintMenu print={props.print} />
    </div>
  )
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('tools.label')} ref={toolbarKeys}>
      {calendar && <ZoomTools {...calendar} choose={choose} />}
      {calendar && ways}
      <TextInput
        className={classes['search'] ?? ''}
        size="sm"
        type="search"
        aria-label={t('tools.search')}
        placeholder={t('tools.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={choice.search}
        onChange={(event) => choose({ search: event.currentTarget.value })}
      />
      <Organisation plan={props.plan} choice={choice} choose={choose} />
      {!calendar && ways}
      <Toggle
        on={choice.criticalOnly}
        label={t('tools.critical')}
        set={(criticalOnly) => choose({ criticalOnly })}
      />
      {calendar && <Toggle on={choice.slack} label={t('tools.slack')} set={(slack) => choose({ slack })} />}
      {agreed && (
        <Toggle
          on={choice.compare}
          label={t('tools.compare', { version: agreed.version })}
          set={(compare) => choose({ compare })}
        />
      )}
    </div>
  )
}

const ZoomTools = ({ zoom, today, choose }: NonNullable<Props['calendar']> & Pick<Props, 'choose'>) => {
  const { t } = useTranslation('timeline')
  const to = (next: Zoom | null) => {
    zoom.to(next)
    choose({ zoom: next })
  }
  const now = dayNumber(today)
  const outside = now < zoom.scale.first ? 'todayBefore' : now > zoom.scale.last ? 'todayAfter' : null
  return (
    <div className={classes['zoom']}>
      <ToolButton
        icon={<IconMinus size={17} aria-hidden />}
        label={t('zoom.farther')}
        act={() => zoom.closer(false)}
      />
      <SegmentedControl
        size="sm"
        aria-label={t('zoom.label')}
        value={zoom.whole ? '' : zoomOf(zoom.scale.dayWidth)}
        onChange={(value) => to(ZOOMS.find((one) => one === value) ?? null)}
        data={ZOOMS.map((one: Zoom) => ({ value: one, label: t(`zoom.${one}`) }))}
      />
      <ToolButton
        icon={<IconPlus size={17} aria-hidden />}
        label={t('zoom.closer')}
        act={() => zoom.closer(true)}
      />
      <Button
        size="sm"
        variant={zoom.whole ? 'light' : 'default'}
        aria-pressed={zoom.whole}
        aria-label={t('zoom.fit')}
        title={t('zoom.fit')}
        leftSection={<IconArrowsHorizontal size={17} aria-hidden />}
        onClick={() => to(null)}
      >
        <span className={classes['word']}>{t('zoom.fit')}</span>
      </Button>
      <Tooltip label={outside ? t(`zoom.${outside}`, { date: dayText(today) }) : dayText(today)}>
        <Button
          size="sm"
          variant="default"
          data-disabled={outside !== null || undefined}
          aria-disabled={outside !== null}
          aria-label={t('zoom.today')}
          aria-description={outside ? t(`zoom.${outside}`, { date: dayText(today) }) : undefined}
          leftSection={<IconCalendarDown size={17} aria-hidden />}
          onClick={() => outside === null && zoom.goToDay(now)}
        >
          <span className={classes['word']}>{t('zoom.today')}</span>
        </Button>
      </Tooltip>
    </div>
  )
}

const Organisation = ({ plan, choice, choose }: Pick<Props, 'plan' | 'choice' | 'choose'>) => {
  const { t } = useTranslation('timeline')
  return (
    <NativeSelect
      className={classes['organisation'] ?? ''}
      size="sm"
      aria-label={t('tools.organisation')}
      value={choice.organisation ?? ''}
      onChange={(event) => choose({ organisation: event.currentTarget.value || null })}
      data={[
        { value: '', label: t('tools.everyOrganisation') },
        ...organisationChoices(plan, '').map((one) => ({
          value: one.id,
          label: shortName(one) || t('row.unnamed'),
        })),
      ]}
    />
  )
}

const Toggle = (props: { on: boolean; label: string; set: (on: boolean) => void }) => (
  <Button
    size="sm"
    variant={props.on ? 'light' : 'default'}
    aria-pressed={props.on}
    onClick={() => props.set(!props.on)}
  >
    {props.label}
  </Button>
)

const Steps = () => {
  const { t } = useTranslation('timeline')
  const { undo, redo } = useEdit()
  const { canUndo, canRedo } = useSteps()
  return (
    <>
      <ToolButton
        icon={<IconArrowBackUp size={18} aria-hidden />}
        label={t('tools.undo')}
        act={canUndo ? undo : null}
      />
      <ToolButton
        icon={<IconArrowForwardUp size={18} aria-hidden />}
        label={t('tools.redo')}
        act={canRedo ? redo : null}
      />
    </>
  )
}

const PrintMenu = ({ print }: Pick<Props, 'print'>) => {
  const { t } = useTranslation('timeline')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="sm"
          variant="default"
          aria-label={t('tools.print')}
          leftSection={<IconPrinter size={17} aria-hidden />}
        >
          <span className={classes['word']}>{t('tools.print')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => print('A3')}>{t('tools.printA3')}</Menu.Item>
        <Menu.Item onClick={() => print('A4')}>{t('tools.printA4')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
