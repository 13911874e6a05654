import { useDeferredValue, useMemo, useState } from 'react'
import type { Sheet } from '#shared/exchange/cells.ts'
import { changesOf, type Changes } from '#shared/exchange/changes.ts'
import type { Fate } from '#shared/exchange/making.ts'
import type { ColumnRole } from '#shared/exchange/columns.ts'
import type { Layout } from '#shared/exchange/layout.ts'
import { layoutIn, readPlan } from '#shared/exchange/readPlan.ts'
import { titleIn } from '#shared/exchange/readTitles.ts'
import {
  isRejection,
  type Answers,
  type Item,
  type LinkDraft,
  type OwnerChoice,
  type PlanReading,
  type Target,
} from '#shared/exchange/reading.ts'
import type { SlashOrder } from '#shared/exchange/readDate.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { workstreams } from '#shared/plan/select.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'

export interface Importing {
  plan: Plan
  reading: PlanReading
  changes: Changes
  answers: Answers
  roles: readonly ColumnRole[]
  setRole: (column: number, role: ColumnRole) => void
  setOrder: (order: SlashOrder) => void
  setOwner: (name: string, choice: OwnerChoice) => void
  setRoom: (name: string, workstreamId: string) => void
  setTarget: (target: Partial<Target>) => void
  leftOut: ReadonlySet<number>
  leave: (rows: readonly number[], out: boolean) => void
  /** Activities, and headings under which there is none. */
  mayLeave: (item: Item) => boolean
  links: ReadonlySet<LinkDraft>
  takeLinks: (links: readonly LinkDraft[], taken: boolean) => void
  removeMissing: boolean
  setRemoveMissing: (remove: boolean) => void
  fateOf: (item: Item) => Fate | 'leftOut'
  /** What makes the plan of this moment what the file says. */
  now: () => Changes
}

/** Several columns may go into the words; every other role is one column's. */
const ALONE = (role: ColumnRole) => role !== 'unused' && role !== 'note'

const withoutEnding = (name: string): string => name.replace(/\.(xlsx|csv|tsv|txt)$/i, '')

/** What a person decides about a sheet, and what comes of it. The plan is the one of the moment it was opened. */
export const useImport = (lab: LiveLab, sheet: Sheet, fileName: string, room: string | null): Importing => {
  const [plan] = useState(() => lab.store.get().plan)
  const layout = useMemo(() => layoutIn(sheet, plan), [sheet, plan])
  const [first] = useState(() => firstReading(sheet, layout, plan, fileName, room))
  const [answers, setAnswers] = useState(first.answers)
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set())
  const [offers, setOffers] = useState<ReadonlySet<string>>(new Set())
  const [removeMissing, setRemoveMissing] = useState(false)
  // Who types a title does not wait for thousands of rows to be read again.
  const settled = useDeferredValue(answers)
  const reading = useMemo(
    () => (settled === first.answers ? first.reading : readPlan(sheet, layout, plan, settled)),
    [sheet, layout, plan, settled, first],
  )
  const links = useMemo(() => linksOf(reading, offers), [reading, offers])
  const changes = useMemo(
    () => changesOf(reading, plan, settled, { leftOut, links, removeMissing }, lab.newId),
    [reading, plan, settled, leftOut, links, removeMissing, lab],
  )
  const heads = useMemo(() => headsOf(reading), [reading])
  const roles = answers.roles ?? layout.roles
  const change = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }))
  return {
    plan,
    reading,
    changes,
    answers,
    roles,
    setRole: (column, role) =>
      change({
        roles: roles.map((old, at) => (at === column ? role : ALONE(role) && old === role ? 'unused' : old)),
      }),
    setOrder: (order) => change({ order }),
    setOwner: (name, choice) =>
      setAnswers((before) => ({ ...before, owners: new Map(before.owners).set(name, choice) })),
    setRoom: (name, id) => change({ rooms: new Map(answers.rooms).set(name, id) }),
    setTarget: (target) => change({ target: { ...answers.target, ...target } }),
    leftOut,
    leave: (rows, out) => setLeftOut((before) => withAll(before, rows, out)),
    mayLeave: (item) =>
      item.kind === 'activity' || !heads.has(item.kind === 'milestone' ? item.milestone : item.initiative),
    links,
    takeLinks: (some, taken) => setOffers((before) => withAll(before, some.map(linkKey), taken)),
    removeMissing,
    setRemoveMissing,
    fateOf: (item) =>
      item.notes.some(isRejection) || leftOut.has(item.row)
        ? 'leftOut'
        : (changes.fates.get(item) ?? 'unchanged'),
    now: () => {
      const live = lab.store.get().plan
      const again = readPlan(sheet, layout, live, answers)
      const taken = linksOf(again, offers)
      return changesOf(again, live, answers, { leftOut, links: taken, removeMissing }, lab.newId)
    },
  }
}

const linksOf = ({ offered }: PlanReading, taken: ReadonlySet<string>): Set<LinkDraft> =>
  new Set(offered.filter((link) => taken.has(linkKey(link))))

/** Milestones and initiatives that some row of the file is in. */
const headsOf = ({ items }: PlanReading): Set<unknown> =>
  new Set(items.flatMap((one) => (one.kind === 'activity' ? [one.milestone, one.initiative] : [])))

/** What is read before anybody was asked; once more where the file itself answers something. */
const firstReading = (
  sheet: Sheet,
  layout: Layout,
  plan: Plan,
  file: string,
  room: string | null,
): { answers: Answers; reading: PlanReading } => {
  const asked: Answers = {
    roles: null,
    order: 'unknown',
    owners: new Map(),
    rooms: new Map(),
    target: {
      workstreamId: room ?? workstreams(plan)[0]?.id ?? '',
      roomsOfFile: true,
      initiative: { kind: 'new', title: titleIn(sheet, layout) ?? withoutEnding(file) },
    },
  }
  const reading = readPlan(sheet, layout, plan, asked)
  const owners = recognised(reading)
  if (owners.size === 0) return { answers: asked, reading }
  const answers = { ...asked, owners }
  return { answers, reading: readPlan(sheet, layout, plan, answers) }
}

/** Organisations that an activity of the file creates; a person sees them so and may say otherwise. */
const recognised = ({ unknownOwners }: PlanReading): Map<string, OwnerChoice> =>
  new Map(
    unknownOwners.flatMap(({ name, createdBy: row }) =>
      row === null ? [] : [[name, { kind: 'planned', sector: SECTORS[0], row }] as const],
    ),
  )

const linkKey = ({ from, to }: LinkDraft): string => `${'id' in from ? from.id : from.row} ${to.row}`

const withAll = <T>(set: ReadonlySet<T>, some: readonly T[], isIn: boolean): ReadonlySet<T> => {
  const next = new Set(set)
  for (const one of some) {
    if (isIn) next.add(one)
    else next.delete(one)
  }
  return next
}
