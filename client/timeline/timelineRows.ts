import type { Activity, Initiative, Milestone, Plan, Workstream } from '#shared/plan/plan.ts'
import { initiativeOf, initiativesOf, live, liveOf, planRowsOf, workstreams } from '#shared/plan/select.ts'

interface Common {
  /** The entity's id; of the loose cards of a room, the room's id with `loose`. */
  id: string
  /** Depth from 1. */
  level: number
  parentId: string | null
  roomId: string
}

export type ActivityLine = Common & { kind: 'activity'; activity: Activity; number: string }
export type MilestoneLine = Common & { kind: 'milestone'; milestone: Milestone; number: string }
export type InitiativeLine = Common & { kind: 'initiative'; initiative: Initiative }
export type RoomLine = Common & { kind: 'room'; room: Workstream }
export type LooseLine = Common & { kind: 'loose' }

/** A row of the timeline. */
export type Line = RoomLine | InitiativeLine | MilestoneLine | ActivityLine | LooseLine
/** What has a bar of its own. */
export type DatedLine = InitiativeLine | MilestoneLine | ActivityLine

export const isDated = (line: Line): line is DatedLine => line.kind !== 'room' && line.kind !== 'loose'
export const hasChildren = (line: Line): boolean => line.kind !== 'activity'

/** What stands in a row: the number or code people use, and its words. */
export const wordsOf = (line: Line): { number: string; text: string } => {
  switch (line.kind) {
    case 'room':
      return { number: line.room.code, text: line.room.title }
    case 'initiative':
      return { number: line.initiative.code, text: line.initiative.title }
    case 'milestone':
      return { number: line.number, text: line.milestone.title }
    case 'activity':
      return { number: line.number, text: line.activity.text }
    case 'loose':
      return { number: '', text: '' }
  }
}

const linesOfInitiative = (plan: Plan, initiative: Initiative, roomId: string, level: number): Line[] => [
  { kind: 'initiative', id: initiative.id, level, parentId: level === 1 ? null : roomId, roomId, initiative },
  ...planRowsOf(plan, initiative.id).flatMap(({ milestone, activities }, m): Line[] => [
    {
      kind: 'milestone',
      id: milestone.id,
      level: level + 1,
      parentId: initiative.id,
      roomId,
      milestone,
      number: String(m + 1),
    },
    ...activities.map((activity, a): Line => {
      const number = `${m + 1}.${a + 1}`
      return {
        kind: 'activity',
        id: activity.id,
        level: level + 2,
        parentId: milestone.id,
        roomId,
        activity,
        number,
      }
    }),
  ]),
]

const looseOf = (plan: Plan): Map<string | null, Activity[]> =>
  Map.groupBy(
    live(plan, 'activities').filter((activity) => initiativeOf(plan, activity) === null),
    ({ workstreamId }) => workstreamId,
  )

const linesOfRoom = (plan: Plan, roomId: string, level: number, loose: readonly Activity[]): Line[] => {
  const lines = initiativesOf(plan, roomId).flatMap((one) => linesOfInitiative(plan, one, roomId, level))
  if (loose.length === 0) return lines
  const id = `${roomId} loose`
  return [
    ...lines,
    { kind: 'loose', id, level, parentId: level === 1 ? null : roomId, roomId },
    ...loose.map((activity): Line => ({
      kind: 'activity',
      id: activity.id,
      level: level + 1,
      parentId: id,
      roomId,
      activity,
      number: '',
    })),
  ]
}

/** Every row of a room, or with null of all rooms, in the plan's order. */
export const timelineLines = (plan: Plan, workstreamId: string | null): Line[] => {
  const loose = looseOf(plan)
  if (workstreamId !== null)
    return liveOf(plan, 'workstreams', workstreamId)
      ? linesOfRoom(plan, workstreamId, 1, loose.get(workstreamId) ?? [])
      : []
  return workstreams(plan).flatMap((room): Line[] => [
    { kind: 'room', id: room.id, level: 1, parentId: null, roomId: room.id, room },
    ...linesOfRoom(plan, room.id, 2, loose.get(room.id) ?? []),
  ])
}

/** Rows below those that are folded away are left out. */
export const openLines = (lines: readonly Line[], closed: ReadonlySet<string>): Line[] => {
  const hidden = new Set<string>()
  return lines.filter(({ id, parentId }) => {
    const away = parentId !== null && (hidden.has(parentId) || closed.has(parentId))
    if (away) hidden.add(id)
    return !away
  })
}

/** Rows that are wanted, with all they are part of. */
export const linesWith = (lines: readonly Line[], wanted: (line: Line) => boolean): Line[] => {
  const parents = new Map(lines.map((line) => [line.id, line.parentId]))
  const kept = new Set<string>()
  for (const line of lines)
    if (wanted(line))
      for (let id: string | null = line.id; id !== null && !kept.has(id); id = parents.get(id) ?? null)
        kept.add(id)
  return lines.filter(({ id }) => kept.has(id))
}

/** Rooms in which nothing is dated, as long as something is in another. */
export const undatedRooms = (lines: readonly Line[], isDated: (line: Line) => boolean): Set<string> => {
  const dated = new Set(lines.filter(isDated).map(({ roomId }) => roomId))
  const rooms = lines.filter(({ kind }) => kind === 'room').map(({ id }) => id)
  return new Set(dated.size === 0 ? [] : rooms.filter((id) => !dated.has(id)))
}
