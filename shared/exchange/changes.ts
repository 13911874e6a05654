import type { SingleCommand } from '../plan/commands.ts'
import type { Plan } from '../plan/plan.ts'
import { linkChanges } from './linkChanges.ts'
import { makeActivities, makeInitiatives, makeMilestones, type Fate, type Making } from './making.ts'
import { ownerIdsOf } from './ownerIds.ts'
import { isRejection, type Answers, type Item, type LinkDraft, type PlanReading } from './reading.ts'

/** What a person takes of a reading. */
export interface Taken {
  /** Rows that are left out although they could be taken. */
  leftOut: ReadonlySet<number>
  /** Of the chains offered. */
  links: ReadonlySet<LinkDraft>
  /** Activities of the plan that the file lacks are removed. */
  removeMissing: boolean
}

export interface Changes {
  commands: SingleCommand[]
  /** What becomes of each row that is taken. */
  fates: ReadonlyMap<Item, Fate>
  links: number
  organisations: number
}

/** What makes the plan what the file says: no command for what is so already. */
export const changesOf = (
  reading: PlanReading,
  plan: Plan,
  answers: Answers,
  taken: Taken,
  newId: () => string,
): Changes => {
  const items = reading.items.filter((item) => !item.notes.some(isRejection) && !taken.leftOut.has(item.row))
  const owners = ownerIdsOf(namesIn(items), answers.owners, newId)
  const making: Making = {
    plan,
    owners,
    newId,
    fates: new Map(),
    commands: [...owners.commands],
    idOfInitiative: new Map(),
    idOfMilestone: new Map(),
    idOfItem: new Map(),
  }
  const activities = items.filter(({ kind }) => kind === 'activity')
  const used = new Set<unknown>(items.flatMap((item) => [item.initiative, item.milestone]))
  makeInitiatives(
    reading.initiatives.filter((draft) => used.has(draft)),
    making,
  )
  for (const draft of reading.initiatives)
    makeMilestones(
      draft,
      draft.milestones.filter((one) => used.has(one)),
      making,
    )
  for (const [milestone, rows] of Map.groupBy(activities, (item) => item.milestone))
    makeActivities(milestone, rows, making)
  for (const { id, row } of owners.planned) {
    const creator = activities.find((item) => item.row === row)
    const createdByActivityId = creator && making.idOfItem.get(creator)
    if (createdByActivityId !== undefined)
      making.commands.push({
        type: 'update',
        collection: 'organisations',
        id,
        fields: { createdByActivityId },
      })
  }
  const links = linkChanges(reading, taken.links, plan, making.idOfItem, newId)
  making.commands.push(...links.commands)
  for (const item of links.changed)
    if (making.fates.get(item) === 'unchanged') making.fates.set(item, 'changed')
  if (taken.removeMissing)
    for (const id of reading.missing) making.commands.push({ type: 'remove', collection: 'activities', id })
  return {
    commands: making.commands,
    fates: making.fates,
    links: links.added,
    organisations: owners.commands.length,
  }
}

const namesIn = (items: readonly Item[]): string[] => [
  ...new Set(
    items
      .flatMap((item) => [
        ...item.owners,
        ...(item.kind === 'initiative'
          ? [...(item.initiative?.owners ?? []), ...(item.initiative?.support ?? [])]
          : []),
      ])
      .flatMap((part) => ('name' in part ? part.name : [])),
  ),
]
