import type { Initiative, Milestone, Plan } from '../plan/plan.ts'
import { initiativesOf, liveOf, milestonesOf, workstreams } from '../plan/select.ts'
import type { InitiativeDraft, MilestoneDraft, Target } from './reading.ts'
import { plainName } from './readOwners.ts'

/** What a room is called in a file: its code, else its title. */
export const roomLabel = (room: { code: string; title: string }): string => room.code || room.title

/** Initiatives and milestones that rows belong to: those of the plan where they are the same, else new ones. */
export interface Parents {
  initiatives: InitiativeDraft[]
  roomNamed: (name: string) => string | null
  /** Of the room and the title, the one above first; made where there is none. */
  initiativeNamed: (workstreamId: string, title: string) => InitiativeDraft
  /** The one that rows go to that do not say more. */
  target: () => InitiativeDraft
  usesTarget: () => boolean
  /** A further one under a title of its own. */
  begin: (workstreamId: string, title: string, id?: string | null) => InitiativeDraft
  milestoneOf: (initiative: InitiativeDraft, no: string, title: string) => MilestoneDraft
  /** One of the plan, by its id. */
  milestoneIn: (initiative: InitiativeDraft, id: string) => MilestoneDraft
  beginMilestone: (
    initiative: InitiativeDraft,
    no: string,
    title: string,
    id?: string | null,
  ) => MilestoneDraft
}

export const parentsOf = (plan: Plan, target: Target): Parents => {
  const initiatives: InitiativeDraft[] = []
  const rooms = new Map<string, string>()
  for (const room of workstreams(plan).toReversed())
    for (const name of [room.title, room.code]) if (name !== '') rooms.set(plainName(name), room.id)

  const known = (id: string): Initiative | null => liveOf(plan, 'initiatives', id)
  const add = (workstreamId: string, title: string, id: string | null): InitiativeDraft => {
    const draft: InitiativeDraft = {
      id,
      workstreamId,
      title,
      values: {},
      owners: [],
      support: [],
      milestones: [],
      item: null,
    }
    initiatives.push(draft)
    return draft
  }
  const ofPlan = (id: string): InitiativeDraft | undefined => initiatives.find((one) => one.id === id)
  const draftOf = (one: Initiative): InitiativeDraft =>
    ofPlan(one.id) ?? add(one.workstreamId ?? target.workstreamId, one.title, one.id)
  const sameTitle = (workstreamId: string, title: string): Initiative | undefined => {
    const found =
      title === ''
        ? []
        : initiativesOf(plan, workstreamId).filter((i) => plainName(i.title) === plainName(title))
    return found.length === 1 ? found[0] : undefined
  }
  const begin: Parents['begin'] = (workstreamId, title, id = null) => {
    const existing = id === null ? sameTitle(workstreamId, title) : known(id)
    return existing && !ofPlan(existing.id)
      ? draftOf(existing)
      : (id !== null && ofPlan(id)) || add(workstreamId, title, id)
  }
  let own: InitiativeDraft | null = null
  return {
    initiatives,
    roomNamed: (name) => rooms.get(plainName(name)) ?? null,
    initiativeNamed: (workstreamId, title) =>
      initiatives.findLast(
        (one) => one.workstreamId === workstreamId && plainName(one.title) === plainName(title),
      ) ?? begin(workstreamId, title),
    target: () => {
      const chosen = target.initiative
      const existing = chosen.kind === 'existing' ? known(chosen.id) : null
      own ??= existing
        ? draftOf(existing)
        : add(target.workstreamId, chosen.kind === 'new' ? chosen.title : '', null)
      return own
    },
    usesTarget: () => own !== null,
    begin,
    ...milestonesFor(plan),
  }
}

/** A milestone of the plan under the same title that the file has not named before. */
const sameMilestone = (
  plan: Plan,
  { id, milestones }: InitiativeDraft,
  title: string,
): Milestone | undefined =>
  id === null || title === ''
    ? undefined
    : milestonesOf(plan, id).find(
        (one) =>
          plainName(one.title) === plainName(title) && !milestones.some((draft) => draft.id === one.id),
      )

const milestonesFor = (plan: Plan): Pick<Parents, 'milestoneOf' | 'milestoneIn' | 'beginMilestone'> => {
  const beginMilestone: Parents['beginMilestone'] = (initiative, no, title, id = null) => {
    const existing = id ?? sameMilestone(plan, initiative, title)?.id ?? null
    const draft: MilestoneDraft = { id: existing, initiative, no, title, item: null }
    initiative.milestones.push(draft)
    return draft
  }
  return {
    beginMilestone,
    milestoneOf: (initiative, no, title) => {
      const last = initiative.milestones.at(-1)
      if (no === '' && title === '' && last) return last
      if (title === '' && last?.no === '') {
        // A heading without a number gets that of the first row below it.
        last.no = no
        return last
      }
      return (
        initiative.milestones.findLast(
          (one) =>
            (no === '' || one.no === no) && (title === '' || plainName(one.title) === plainName(title)),
        ) ?? beginMilestone(initiative, no, title)
      )
    },
    milestoneIn: (initiative, id) => {
      const found = initiative.milestones.find((one) => one.id === id)
      if (found) return found
      const all = milestonesOf(plan, initiative.id ?? '')
      const at = all.findIndex((one) => one.id === id)
      return beginMilestone(initiative, String(at + 1), all[at]?.title ?? '', id)
    },
  }
}
