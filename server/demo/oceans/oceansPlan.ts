import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import type { Collection, EntityInput } from '#shared/plan/plan.ts'
import { aquacultureFacts } from './aquacultureFacts.ts'
import { aquacultureActivities, aquacultureMilestones } from './aquacultureRows.ts'
import { budgetLines, fundingSources } from './budget.ts'
import { question } from './comments.ts'
import { evidenceOf } from './fact.ts'
import type { IdOf } from './ids.ts'
import { indicators } from './indicators.ts'
import { initiatives } from './initiatives.ts'
import { issues } from './issues.ts'
import { aspirations, labRecord, workstreamRecords } from './lab.ts'
import { mpsg4Activities, mpsg4Milestones } from './mpsg4Rows.ts'
import { mpsgFacts } from './mpsgFacts.ts'
import { mtmFacts } from './mtmFacts.ts'
import { oceansFacts } from './oceansFacts.ts'
import { oilGasFacts } from './oilGasFacts.ts'
import { organisations } from './organisations.ts'
import { actions, decisions } from './register.ts'
import { risks } from './risks.ts'
import { trajectoryPoints } from './trajectories.ts'

/** A command that makes an entity of the data. */
export const create = <C extends Collection>(collection: C, entity: EntityInput<C>): SingleCommand => {
  const { id, ...fields } = entity
  return { type: 'create', collection, id, fields }
}

/** A command that fills in an entity that is there already. */
const fill = <C extends Collection>(collection: C, entity: EntityInput<C>): SingleCommand => {
  const { id, ...fields } = entity
  return { type: 'update', collection, id, fields }
}

const inOrder = <C extends Collection>(
  collection: C,
  entities: readonly EntityInput<C>[],
): SingleCommand[] => {
  const keys = keysAfter([], entities.length)
  return entities.map((entity, i) => create(collection, { ...entity, orderKey: keys[i] }))
}

const all = <C extends Collection>(collection: C, entities: readonly EntityInput<C>[]): SingleCommand[] =>
  entities.map((entity) => create(collection, entity))

const FACTS = [...oceansFacts, ...mtmFacts, ...oilGasFacts, ...aquacultureFacts, ...mpsgFacts]

/**
 * Everything of the lab but its relations and places. Its record and its rooms are there since it was opened and
 * are filled in. An entity comes after those it names; OPOCT learns which activity creates it once that is there.
 */
export const oceansCommands = (id: IdOf): SingleCommand[] => [
  ...all('organisations', organisations(id)),
  fill('lab', labRecord(id)),
  ...workstreamRecords(id).map((room) => fill('workstreams', room)),
  ...inOrder('aspirations', aspirations(id)),
  ...all('evidence', evidenceOf(id, FACTS)),
  ...inOrder('issues', issues(id)),
  ...inOrder('initiatives', initiatives(id)),
  ...inOrder('milestones', [...aquacultureMilestones(id), ...mpsg4Milestones(id)]),
  ...inOrder('activities', [...aquacultureActivities(id), ...mpsg4Activities(id)]),
  {
    type: 'update',
    collection: 'organisations',
    id: id('org OPOCT'),
    fields: { createdByActivityId: id('activity MPSG-4 2.2') },
  },
  ...all('fundingSources', fundingSources(id)),
  ...inOrder('budgetLines', budgetLines(id)),
  ...inOrder('indicators', indicators(id)),
  ...all('trajectoryPoints', trajectoryPoints(id)),
  ...inOrder('risks', risks(id)),
  ...inOrder('decisions', decisions(id)),
  ...inOrder('actions', actions(id)),
  create('comments', question(id)),
]
