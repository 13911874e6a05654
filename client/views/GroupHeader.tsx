import { ActionIcon, Badge, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconListDetails, IconLock, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Lock } from '#shared/plan/locks.ts'
import type { Initiative } from '#shared/plan/plan.ts'
import { isPlanned } from '#shared/plan/select.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { lockText } from '#client/plan/lockText.ts'
import classes from './GroupHeader.module.css'
import { TextEditor } from './editors/TextEditor.tsx'
import { FindingMark } from './FindingMark.tsx'
import { useGrid } from './gridContext.ts'
import { IllustrativeBadge, PlaceholderBadge } from './IllustrativeBadge.tsx'
import { LintCount } from './LintCount.tsx'
import { OrganisationChip } from './OrganisationChip.tsx'
import { labDate } from './planDates.ts'
import type { GroupRow } from './planRows.ts'

interface Props {
  row: GroupRow
  expanded: boolean
  /** The letter that began to write the title, or null; undefined while nobody does. */
  typed: string | null | undefined
  /** In a list of cards each button takes the focus by itself; in the table the header does. */
  inList: boolean
}

/** The header of an initiative: what it is, who leads it, when, how far, and what still stands in its way. */
export const GroupHeader = ({ row, expanded, typed, inList }: Props) => {
  const { t } = useTranslation('plan')
  const grid = useGrid()
  const Chevron = expanded ? IconChevronDown : IconChevronRight
  return (
    <div className={classes['header']}>
      <ActionIcon
        variant="subtle"
        color="dark"
        tabIndex={inList ? 0 : -1}
        aria-expanded={expanded}
        aria-label={t(expanded ? 'group.collapse' : 'group.expand')}
        onClick={() => grid.toggle(row.id)}
      >
        <Chevron size={18} aria-hidden />
      </ActionIcon>
      {row.kind === 'initiative' ? (
        <InitiativeFacts initiative={row.initiative} typed={typed} inList={inList} />
      ) : (
        <PlainTitle row={row} />
      )}
    </div>
  )
}

/** What rows that are no initiative's have in common, and how many they are. */
const PlainTitle = ({ row }: { row: Exclude<GroupRow, { kind: 'initiative' }> }) => {
  const { t } = useTranslation(['plan', 'table'])
  const count = row.rows.filter(({ kind }) => kind === 'activity').length
  return (
    <>
      <span className={classes['title']}>
        {row.kind === 'room' ? (
          <>
            {row.room.code && <span className={classes['code']}>{row.room.code}</span>}
            {row.room.title || t('unnamed')}
          </>
        ) : row.kind === 'alike' ? (
          row.title
        ) : (
          t('group.loose')
        )}
      </span>
      <span className={classes['facts']}>{t('groupCount', { ns: 'table', count })}</span>
    </>
  )
}

const InitiativeFacts = (props: {
  initiative: Initiative
  typed: string | null | undefined
  inList: boolean
}) => {
  const { initiative, typed, inList } = props
  const { t } = useTranslation('plan')
  const grid = useGrid()
  const { id, code, title, leadOrgId, state } = initiative
  const lock = grid.lockOf(id, 'title')
  const answers = grid.lint.byField.get(fieldKey(id, 'answers')) ?? []
  return (
    <>
      <span className={classes['title']}>
        {code && <span className={classes['code']}>{code}</span>}
        {typed === undefined ? (
          <span className={title ? undefined : classes['untitled']}>{title || t('initiative.untitled')}</span>
        ) : (
          <TextEditor
            label={t('fields.title')}
            field="title"
            value={title}
            long={false}
            typed={typed}
            commit={(edit, after) => grid.commitTitle(id, edit, after)}
            cancel={grid.cancel}
          />
        )}{' '}
        {initiative.placeholder && <PlaceholderBadge />} {initiative.illustrative && <IllustrativeBadge />}{' '}
        {lock && lock.target.kind !== 'area' && <TitleLock lock={lock} />}
        {answers.length > 0 && <FindingMark findings={answers} id={`answers-${id}`} />}
      </span>
      <span className={classes['facts']}>
        {leadOrgId && (
          <span className={classes['lead']}>
            {t('initiative.lead')} <OrganisationChip plan={grid.plan} id={leadOrgId} />
          </span>
        )}
        <InitiativeDates initiative={initiative} />
        <Badge variant="light" color={COLOURS[state]} tt="none" radius="sm" fw={600}>
          {t(`enums.state.${state}`)}
        </Badge>
        {isPlanned(initiative) && <LintCount findings={grid.lint.byInitiative.get(id) ?? []} />}
      </span>
      <span className={classes['actions']}>
        {grid.canEdit && (
          <Tooltip label={t('toolbar.addActivity')}>
            <ActionIcon
              variant="subtle"
              tabIndex={inList ? 0 : -1}
              aria-label={t('group.addActivity', { name: title || t('unnamed') })}
              onClick={() => grid.addTo(id)}
            >
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('initiative.details')}>
          <ActionIcon
            variant="subtle"
            tabIndex={inList ? 0 : -1}
            aria-label={t('initiative.detailsOf', { name: title || t('unnamed') })}
            onClick={() => grid.open(id)}
          >
            <IconListDetails size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </span>
    </>
  )
}

/** By whom the whole of it is locked; of a lock on the title alone, a mark. */
const TitleLock = ({ lock }: { lock: Lock }) => {
  const { t } = useTranslation('plan')
  const isWhole = lock.target.kind === 'entity'
  return (
    <span className={classes['locked']} title={lockText(t, lock)}>
      <IconLock size={14} aria-hidden />
      {isWhole ? (
        t('what.here', { ns: 'locks', by: lock.by })
      ) : (
        <span className="visually-hidden">{lockText(t, lock)}</span>
      )}
    </span>
  )
}

const InitiativeDates = ({ initiative }: { initiative: Initiative }) => {
  const { t } = useTranslation('plan')
  const { start, end, endKind, reviewDate } = initiative
  if (start === null && end === null && endKind === 'date') return null
  return (
    <span className={classes['dates']}>
      {endKind === 'ongoing'
        ? t('initiative.ongoing', { start: labDate(start), date: labDate(reviewDate) || '–' })
        : `${labDate(start)} – ${endKind === 'date' ? labDate(end) : t('endKind.notKnown')}`}
    </span>
  )
}

const COLOURS: Record<Initiative['state'], string> = {
  idea: 'gray',
  shortlisted: 'gray',
  planned: 'ocean',
  syndicated: 'ocean',
  agreed: 'teal',
  inDelivery: 'teal',
  done: 'teal',
  stopped: 'red',
}
