import type { SingleCommand } from '#shared/plan/commands.ts'
import type { Entity, Plan } from '#shared/plan/plan.ts'
import type { RequestAnswers } from '#shared/plan/requests.ts'
import { scheduleOf, type Span } from '#shared/plan/schedule.ts'
import { planRowsOf } from '#shared/plan/select.ts'
import { shiftsOf, type Broken, type Shift } from '#shared/plan/shifts.ts'
import { datesCommand, gripsOf, markIn, pulled, spanOf, type Grip } from './dates.ts'

/** Somebody pulls a row, or one of its ends, by whole days; nobody else sees it before it is kept. */
export interface Pull {
  id: string
  grip: Grip
  days: number
}

/** What a pull comes to, before it is kept. */
export interface Proposal {
  pull: Pull
  moved: Shift
  /** Others that go along: what is inside a moved initiative, and whatever waits for what moved. */
  others: Shift[]
  /** Rows that would have to move and are locked; they stay. */
  locked: string[]
  /** Dependencies that would not hold. */
  broken: Broken[]
  /** The plan as it would be. */
  after: Plan
  endBefore: string | null
  endAfter: string | null
}

interface Options {
  answers: RequestAnswers
  isLocked: (id: string) => boolean
}

/** Whatever is inside an initiative and has dates. */
const insideOf = (plan: Plan, id: string): string[] =>
  plan.initiatives.has(id)
    ? planRowsOf(plan, id).flatMap(({ milestone, activities }) => [
        milestone.id,
        ...activities.map((a) => a.id),
      ])
    : []

const shiftOf = (plan: Plan, id: string, grip: Grip, days: number): Shift | null => {
  const mark = markIn(plan, id)
  const before = spanOf(mark)
  if (!before || !gripsOf(mark).includes(grip)) return null
  return { id, before, after: pulled(before, grip, days) }
}

/** Null where the row has nothing that can be pulled so. A moved initiative takes along what is in it. */
export const proposalOf = (plan: Plan, pull: Pull, { answers, isLocked }: Options): Proposal | null => {
  const moved = shiftOf(plan, pull.id, pull.grip, pull.days)
  if (!moved) return null
  const locked = new Set<string>()
  const inside = (pull.grip === 'move' ? insideOf(plan, pull.id) : []).flatMap((id) => {
    const shift = shiftOf(plan, id, 'move', pull.days)
    if (shift && isLocked(id)) locked.add(id)
    return shift && !isLocked(id) ? [shift] : []
  })
  const put = new Map<string, Span>([moved, ...inside].map(({ id, after }) => [id, after]))
  for (const id of locked) put.set(id, spanOf(markIn(plan, id))!)
  let found = shiftsOf(plan, put, { answers })
  for (;;) {
    const stuck = found.shifts.filter(({ id }) => isLocked(id))
    if (stuck.length === 0) break
    for (const { id, before } of stuck) {
      locked.add(id)
      put.set(id, before)
    }
    found = shiftsOf(plan, put, { answers })
  }
  const others = [...inside, ...found.shifts].filter(({ before, after }) => !sameSpan(before, after))
  const after = planWith(plan, [moved, ...others])
  return {
    pull,
    moved,
    others,
    after,
    locked: [...locked],
    broken: newlyBroken(plan, found.broken, answers),
    endBefore: scheduleOf(plan, { answers }).end,
    endAfter: scheduleOf(after, { answers }).end,
  }
}

export const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

/** Of dependencies that would not hold, those that hold now or would be missed by more. */
const newlyBroken = (plan: Plan, broken: readonly Broken[], answers: RequestAnswers): Broken[] => {
  const ends = new Set(broken.map(({ dependencyId }) => plan.dependencies.get(dependencyId)?.toId ?? ''))
  const asPlanned = [...ends].flatMap((id) => {
    const span = spanOf(markIn(plan, id))
    return span ? [[id, span] as const] : []
  })
  const now = new Map(
    shiftsOf(plan, new Map(asPlanned), { answers }).broken.map((b) => [b.dependencyId, b.days]),
  )
  return broken.filter(({ dependencyId, days }) => days > (now.get(dependencyId) ?? 0))
}

/** The plan with rows put elsewhere; made in one go, however many they are. */
const planWith = (plan: Plan, shifts: readonly Shift[]): Plan => {
  const maps = {
    activities: new Map<string, Entity<'activities'>>(plan.activities),
    initiatives: new Map<string, Entity<'initiatives'>>(plan.initiatives),
    milestones: new Map<string, Entity<'milestones'>>(plan.milestones),
  }
  for (const command of commandsOf(plan, shifts)) {
    if (command.type !== 'update') continue
    const map = maps[command.collection as keyof typeof maps] as Map<string, object>
    map.set(command.id, { ...map.get(command.id), ...command.fields })
  }
  return { ...plan, ...maps }
}

/** What is written when shifts are kept. */
export const commandsOf = (plan: Plan, shifts: readonly Shift[]): SingleCommand[] =>
  shifts.flatMap(({ id, after }) => datesCommand(plan, id, after) ?? [])
