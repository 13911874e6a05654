import type { Collection, Entity, Plan } from '#shared/plan/plan.ts'
import type { RequestAnswers } from '#shared/plan/requests.ts'

/*
 * The schedule of a small plan by another method than the product's, which shares no code with it: everything is
 * pushed on day by day until every dependency holds, and how far a thing may slip is tried out.
 */
const DAY = 24 * 60 * 60 * 1000
export interface HandBar {
  id: string
  first: Date
  last: Date
  ongoing: boolean
}
type HandTie = Entity<'dependencies'>

const later = (bar: HandBar, days: number): HandBar => ({
  ...bar,
  first: new Date(bar.first.getTime() + days * DAY),
  last: new Date(bar.last.getTime() + days * DAY),
})

const lasting = <C extends Collection>(plan: Plan, name: C): Entity<C>[] =>
  ([...plan[name].values()] as Entity<C>[]).filter((one) => one.deletedAt === null)

export const barsByHand = (plan: Plan): Map<string, HandBar> => {
  const bars = new Map<string, HandBar>()
  const add = (id: string, from: string | null, to: string | null, kind: string) => {
    if (from === null || kind === 'notKnown') return
    const until = kind === 'ongoing' ? from : to
    if (until === null) return
    const bar = { id, first: new Date(from), last: new Date(until), ongoing: kind === 'ongoing' }
    if (bar.first <= bar.last) bars.set(id, bar)
  }
  for (const a of lasting(plan, 'activities')) add(a.id, a.plannedStart, a.plannedEnd, a.endKind)
  for (const m of lasting(plan, 'milestones')) add(m.id, m.due, m.due, 'date')
  for (const i of lasting(plan, 'initiatives')) add(i.id, i.start, i.end, i.endKind)
  return bars
}

/** The dependency's sentence, read word by word. */
export const holds = (tie: HandTie, from: HandBar, to: HandBar): boolean => {
  const lag = tie.lagDays * DAY
  switch (tie.type) {
    case 'FS':
      return to.first.getTime() > from.last.getTime() + lag
    case 'SS':
      return to.first.getTime() >= from.first.getTime() + lag
    case 'FF':
      return to.last.getTime() >= from.last.getTime() + lag
    case 'SF':
      return to.last.getTime() >= from.first.getTime() + lag
  }
}

const hasItsDays = (tie: HandTie, from: HandBar | undefined, to: HandBar | undefined): boolean =>
  from !== undefined &&
  to !== undefined &&
  !(from.ongoing && tie.type.startsWith('F')) &&
  !(to.ongoing && tie.type.endsWith('F'))

/** On a circle: whoever waits for it is, over however many others, what it waits for itself. */
const onCircle = (ties: readonly HandTie[], tie: HandTie): boolean => {
  const reached = new Set([tie.toId])
  for (let grown = -1; grown !== reached.size;) {
    grown = reached.size
    for (const { fromId, toId } of ties) if (reached.has(fromId)) reached.add(toId)
  }
  return reached.has(tie.fromId)
}

const initiativeByHand = (plan: Plan, id: string): string | null => {
  const milestone = plan.milestones.get(plan.activities.get(id)?.milestoneId ?? id)
  const initiative = plan.initiatives.get(milestone?.initiativeId ?? '')
  return milestone?.deletedAt === null && initiative?.deletedAt === null ? initiative.id : null
}

export const roomByHand = (plan: Plan, id: string): string | null =>
  plan.initiatives.get(initiativeByHand(plan, id) ?? id)?.workstreamId ??
  plan.activities.get(id)?.workstreamId ??
  null

const wasRefused = (plan: Plan, answers: RequestAnswers, tie: HandTie): boolean => {
  const said = answers.get(tie.id)
  if (said?.answer !== 'refused' || said.type !== tie.type || said.lagDays !== tie.lagDays) return false
  const [a, b] = [roomByHand(plan, tie.fromId), roomByHand(plan, tie.toId)]
  return a !== null && b !== null && a !== b && said.askedRoomId === a
}

export const drivingByHand = (plan: Plan, answers: RequestAnswers): HandTie[] => {
  const bars = barsByHand(plan)
  const there = new Set(
    (['activities', 'milestones', 'initiatives'] as const).flatMap((name) =>
      lasting(plan, name).map(({ id }) => id),
    ),
  )
  const ties = lasting(plan, 'dependencies').filter((tie) => there.has(tie.fromId) && there.has(tie.toId))
  return ties.filter(
    (tie) =>
      hasItsDays(tie, bars.get(tie.fromId), bars.get(tie.toId)) &&
      !onCircle(ties, tie) &&
      !wasRefused(plan, answers, tie),
  )
}

/** Pushes on by a day whatever comes too early, until nothing does. */
const settle = (bars: ReadonlyMap<string, HandBar>, ties: readonly HandTie[]): Map<string, HandBar> => {
  const now = new Map(bars)
  for (let early: HandTie | undefined; ;) {
    early = ties.find((tie) => !holds(tie, now.get(tie.fromId)!, now.get(tie.toId)!))
    if (!early) return now
    now.set(early.toId, later(now.get(early.toId)!, 1))
  }
}

/** Whose last day is the end: rows of the room, and initiatives in which nothing has dates. */
const endingByHand = (plan: Plan, bars: ReadonlyMap<string, HandBar>, room: string | null): Set<string> => {
  const ids = [...bars.keys()]
  const filled = new Set(ids.map((id) => initiativeByHand(plan, id)))
  return new Set(ids.filter((id) => !filled.has(id) && (room === null || roomByHand(plan, id) === room)))
}

type LastDay = (bars: ReadonlyMap<string, HandBar>) => number

/** How many days one thing may be late, all others following, before the last day of all is another. */
const maySlip = (
  bars: ReadonlyMap<string, HandBar>,
  ties: readonly HandTie[],
  id: string,
  lastDay: LastDay,
): { slack: number; critical: boolean } => {
  const end = lastDay(bars)
  const holdsUp = (days: number) =>
    lastDay(settle(new Map(bars).set(id, later(bars.get(id)!, days)), ties)) !== end
  const left = (end - bars.get(id)!.last.getTime()) / DAY
  let [possible, tooMuch] = [0, left > 0 ? Math.round(left) + 1 : 1]
  while (tooMuch - possible > 1) {
    const days = Math.floor((possible + tooMuch) / 2)
    if (holdsUp(days)) tooMuch = days
    else possible = days
  }
  return { slack: possible, critical: holdsUp(1) && !bars.get(id)!.ongoing }
}

const written = (bar: HandBar) => ({
  start: bar.first.toISOString().slice(0, 10),
  end: bar.last.toISOString().slice(0, 10),
})

export const scheduleByHand = (plan: Plan, answers: RequestAnswers, room: string | null = null) => {
  const planned = barsByHand(plan)
  const ties = drivingByHand(plan, answers)
  const settled = settle(planned, ties)
  const ending = endingByHand(plan, planned, room)
  const lastDay: LastDay = (bars) =>
    Math.max(...[...bars.values()].flatMap((bar) => (ending.has(bar.id) ? bar.last.getTime() : [])))
  const rows = [...settled].map(([id, bar]) => {
    const { slack, critical } = maySlip(settled, ties, id, lastDay)
    return [
      id,
      {
        id,
        planned: written(planned.get(id)!),
        earliest: written(bar),
        latest: written(later(bar, slack)),
        slack,
        critical,
        ongoing: bar.ongoing,
      },
    ] as const
  })
  const driving = new Set(ties.map(({ id }) => id))
  return {
    rows: new Map(rows),
    end: ending.size === 0 ? null : new Date(lastDay(settled)).toISOString().slice(0, 10),
    idle: new Set(
      lasting(plan, 'dependencies')
        .map(({ id }) => id)
        .filter((id) => !driving.has(id)),
    ),
  }
}
