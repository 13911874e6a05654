import type { TLRecord } from '@tldraw/tldraw'
import type { Placement, SingleCommand } from '#shared/plan/commands.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { LiveLab, PlanSnapshot } from '../plan/liveLab.ts'
import { isCard, type CardShape } from './cards/cardShape.ts'
import { cardShapeId, relationOfShapeId } from './ids.ts'
import { inkRecordOf, isInk } from './ink.ts'
import type { Box } from './freePlaces.ts'
import type { Inward } from './inward.ts'
import { placementOf } from './placementOf.ts'

/** Changes of the store that are not written yet, the last of each record. */
export type Pending = Map<TLRecord['id'], { record: TLRecord } | { removed: TLRecord }>

interface Options {
  board: string
  snapshot: PlanSnapshot
  inward: () => Inward
}

export interface Outgoing {
  commands: SingleCommand[]
  removedCards: number
  /** Card shapes that stand for an entity that has its card already: a person copied it. */
  copies: CardShape[]
}

/** What a board's changes ask of the plan: removals first, then drawing, then places. */
export const commandsFor = (pending: Pending, options: Options): Outgoing => {
  const { board, snapshot } = options
  const { cards, unplaced, places } = options.inward().projection()
  const removals: SingleCommand[] = []
  const ink: SingleCommand[] = []
  const moved = new Map<string, Placement>()
  const copies: CardShape[] = []
  for (const [id, change] of pending) {
    if ('removed' in change) {
      const relation = relationOfShapeId(id)
      const entity = cardOf(change.removed)
      const card = entity === null ? undefined : cards.get(entity)
      if (relation !== null) removals.push({ type: 'unrelate', id: relation })
      else if (card) removals.push({ type: 'remove', collection: card.collection, id: card.id })
      else if (snapshot.ink.has(id)) ink.push({ type: 'ink', id, record: null })
      continue
    }
    const { record } = change
    if (record.typeName === 'shape' && isCard(record)) {
      const { entityId } = record.props
      if (record.id !== cardShapeId(entityId)) copies.push(record)
      else if (cards.has(entityId)) moved.set(entityId, placementOf(board, boxOf(record)))
    } else if (isInk(record)) ink.push({ type: 'ink', id, record: inkRecordOf(board, record) })
  }
  if ([...moved.keys()].some((id) => unplaced.has(id))) settleOthers(moved, unplaced, places, board)
  const removedCards = removals.filter((c) => c.type === 'remove').length
  return { commands: [...removals, ...ink, ...placeCommands(moved)], removedCards, copies }
}

/** The same for cards that are made: they must not push away those whose place is not written yet. */
export const settlePlaces = ({ lab, board, inward }: SettleOptions): void => {
  const { unplaced, places } = inward.projection()
  const moved = new Map<string, Placement>()
  settleOthers(moved, unplaced, places, board)
  const commands = placeCommands(moved)
  for (let at = 0; at < commands.length; at += LIMITS.batchSize)
    lab.dispatch({ type: 'batch', commands: commands.slice(at, at + LIMITS.batchSize) })
}

interface SettleOptions {
  lab: LiveLab
  board: string
  inward: Inward
}

/** Once a person begins to arrange cards, the others stay where everyone sees them: their places are written too. */
const settleOthers = (
  moved: Map<string, Placement>,
  unplaced: ReadonlySet<string>,
  places: ReadonlyMap<string, Box>,
  board: string,
) => {
  for (const id of unplaced) {
    const box = places.get(id)
    if (box && !moved.has(id)) moved.set(id, placementOf(board, box))
  }
}

const placeCommands = (moved: ReadonlyMap<string, Placement>): SingleCommand[] =>
  [...moved].map(([entityId, placement]) => ({ type: 'place', entityId, placement }))

const cardOf = (record: TLRecord): string | null =>
  record.typeName === 'shape' && isCard(record) && record.id === cardShapeId(record.props.entityId)
    ? record.props.entityId
    : null

const boxOf = (card: CardShape): Box => ({ x: card.x, y: card.y, w: card.props.w, h: card.props.h })
