import type { SingleCommand } from '../plan/commands.ts'
import type { Plan } from '../plan/plan.ts'
import { activitiesOf, initiativesOf, liveOf, milestonesOf } from '../plan/select.ts'
import { LIMITS } from '../wire/limits.ts'
import { differenceOf } from './differences.ts'
import { keysAmong } from './orderKeys.ts'
import type { OwnerIds } from './ownerIds.ts'
import type { InitiativeDraft, Item, MilestoneDraft, Values } from './reading.ts'

export type Fate = 'new' | 'changed' | 'unchanged'

/** Commands as they are gathered, and the ids of what they make. */
export interface Making {
  plan: Plan
  owners: OwnerIds
  newId: () => string
  fates: Map<Item, Fate>
  commands: SingleCommand[]
  idOfInitiative: Map<InitiativeDraft, string>
  idOfMilestone: Map<MilestoneDraft, string>
  idOfItem: Map<Item, string>
}

const update = (
  item: Item | null,
  collection: 'initiatives' | 'milestones' | 'activities',
  id: string,
  values: Values,
  { plan, commands, fates }: Making,
) => {
  const entity = liveOf(plan, collection, id)
  const difference = entity && differenceOf(entity, values)
  if (item) fates.set(item, difference ? 'changed' : 'unchanged')
  if (!difference) return
  const { fields, base } = difference
  commands.push({ type: 'update', collection, id, fields, ...(Object.keys(base).length > 0 && { base }) })
}

const create = (
  item: Item | null,
  collection: 'initiatives' | 'milestones' | 'activities',
  fields: Values,
  { newId, commands, fates }: Making,
): string => {
  const id = newId()
  commands.push({ type: 'create', collection, id, fields })
  if (item) fates.set(item, 'new')
  return id
}

const initiativeValues = (draft: InitiativeDraft, { owners }: Making): Values => {
  const [lead = null, ...others] = owners.idsOf(draft.owners)
  const support = owners.idsOf([...others.map((id) => ({ id })), ...draft.support])
  if (!draft.item?.saysOwners) return draft.values
  return { ...draft.values, leadOrgId: lead, supportOrgIds: support }
}

export const makeInitiatives = (drafts: readonly InitiativeDraft[], making: Making) => {
  for (const [workstreamId, inRoom] of Map.groupBy(drafts, (draft) => draft.workstreamId)) {
    const keys = keysAmong(
      initiativesOf(making.plan, workstreamId),
      inRoom.map((d) => (d.id === null ? null : { id: d.id })),
    )
    for (const [at, draft] of inRoom.entries()) {
      const values = initiativeValues(draft, making)
      if (draft.id !== null) update(draft.item, 'initiatives', draft.id, values, making)
      const fields = {
        title: draft.title.slice(0, LIMITS.titleLength),
        state: 'planned',
        ...values,
        workstreamId,
        orderKey: keys[at] ?? '',
      }
      making.idOfInitiative.set(draft, draft.id ?? create(draft.item, 'initiatives', fields, making))
    }
  }
}

export const makeMilestones = (
  initiative: InitiativeDraft,
  drafts: readonly MilestoneDraft[],
  making: Making,
) => {
  const siblings = initiative.id === null ? [] : milestonesOf(making.plan, initiative.id)
  const keys = keysAmong(
    siblings,
    drafts.map((d) => (d.id === null ? null : { id: d.id })),
  )
  for (const [at, draft] of drafts.entries()) {
    const values = draft.item?.values ?? {}
    if (draft.id !== null) update(draft.item, 'milestones', draft.id, values, making)
    const initiativeId = making.idOfInitiative.get(initiative) ?? null
    const fields = {
      title: draft.title.slice(0, LIMITS.titleLength),
      ...values,
      initiativeId,
      orderKey: keys[at] ?? '',
    }
    making.idOfMilestone.set(draft, draft.id ?? create(draft.item, 'milestones', fields, making))
  }
}

export const makeActivities = (milestone: MilestoneDraft | null, items: readonly Item[], making: Making) => {
  const { plan, owners } = making
  const id = milestone?.id ?? null
  const keys = keysAmong(
    id === null ? [] : activitiesOf(plan, id),
    items.map((i) => (i.matched === null ? null : { id: i.matched })),
  )
  for (const [at, item] of items.entries()) {
    const values = {
      ...item.values,
      ...(item.saysOwners ? { responsibleIds: owners.idsOf(item.owners).slice(0, LIMITS.setSize) } : {}),
    }
    const place = {
      milestoneId: milestone ? (making.idOfMilestone.get(milestone) ?? null) : null,
      workstreamId: milestone?.initiative.workstreamId ?? item.workstreamId,
    }
    if (item.matched === null)
      making.idOfItem.set(
        item,
        create(
          item,
          'activities',
          { ...values, ...place, orderKey: milestone ? (keys[at] ?? '') : '' },
          making,
        ),
      )
    else {
      making.idOfItem.set(item, item.matched)
      const moved = !item.stays && liveOf(plan, 'activities', item.matched)?.milestoneId !== place.milestoneId
      update(
        item,
        'activities',
        item.matched,
        moved ? { ...values, ...place, orderKey: keys[at] ?? '' } : values,
        making,
      )
    }
  }
}
