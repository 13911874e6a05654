import { collectionOf, type Collection, type Plan } from '#shared/plan/plan.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { LabState } from '#shared/plan/restoreCommands.ts'
import type { Told } from '#client/history/told.ts'
import { nameOf } from '#client/plan/describeCommand.ts'

/** What a restore would do, for people to read before they say yes. */
export interface RestoreTold {
  entities: { id: string; told: Told[] }[]
  /** Cards that go back to their places. */
  places: number
  drawing: boolean
  /** All of it together. */
  changes: number
}

type Fields = Record<string, unknown>

/** The sentences of the commands of a restore. What is created is called as it was called then. */
export const restoreTold = (
  now: LabState,
  then: LabState,
  commands: readonly SingleCommand[],
): RestoreTold => {
  const told = commands.flatMap((command) => toldOf(now.plan, then.plan, command))
  const entities = [...Map.groupBy(told, (one) => one.entityId ?? '')].map(([id, of]) => ({ id, told: of }))
  const places = commands.filter((command) => command.type === 'place').length
  const drawing = commands.some((command) => command.type === 'ink')
  return { entities, places, drawing, changes: told.length + places + (drawing ? 1 : 0) }
}

const toldOf = (now: Plan, then: Plan, command: SingleCommand): Told[] => {
  switch (command.type) {
    case 'create':
      return [whole(then, command, 'created')]
    case 'remove':
      return [whole(now, command, 'removed')]
    case 'revive':
      return [whole(now, command, 'revived'), ...changes(now, command)]
    case 'update':
      return changes(now, command)
    case 'place':
    case 'ink':
    case 'relate':
    case 'unrelate':
      return []
  }
}

interface About {
  collection: Collection
  id: string
}

const whole = (plan: Plan, { collection, id }: About, kind: Told['kind']): Told => ({
  kind,
  collection,
  entityId: id,
  label: nameOf(plan, id) ?? '',
  workstreamId: null,
  field: null,
  before: null,
  after: null,
})

const changes = (now: Plan, command: About & { fields: Fields }): Told[] => {
  const entity: Fields = { ...now[command.collection].get(command.id) }
  return Object.entries(command.fields).map(([field, after]) => ({
    ...whole(now, command, 'changed'),
    field,
    before: entity[field],
    after,
  }))
}

/** The plan that knows an entity: of now, or of then where it is no longer there at all. */
export const planOfEntity = (now: Plan, then: Plan, id: string): Plan =>
  collectionOf(now, id) === null ? then : now
