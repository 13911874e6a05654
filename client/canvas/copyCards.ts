import type { TLStore } from '@tldraw/tldraw'
import type { Refusal, SingleCommand } from '#shared/plan/commands.ts'
import { CARD_COLLECTIONS } from '#shared/plan/plan.ts'
import type { LiveLab } from '../plan/liveLab.ts'
import type { CardShape } from './cards/cardShape.ts'
import type { Inward } from './inward.ts'
import { kindOf } from './cards/kinds.ts'
import { newCardCommands } from './newCard.ts'
import { settlePlaces } from './outwardCommands.ts'

interface Options {
  store: TLStore
  lab: LiveLab
  board: string
  inward: Inward
  copies: readonly CardShape[]
  onRefused: (refusal: Refusal) => void
}

/**
 * A copied or pasted card is a new entity with the same words; its links and dates are not those of the first.
 * The copied shape itself goes, and the new entity's card comes in its place.
 */
export const copyCards = ({ store, lab, board, inward, copies, onRefused }: Options): void => {
  settlePlaces({ lab, board, inward })
  const commands = copies.flatMap((shape): SingleCommand[] => {
    const { plan } = lab.store.get()
    const { entityId, w, h } = shape.props
    const collection = CARD_COLLECTIONS.find((name) => plan[name].has(entityId))
    if (!collection) return []
    const entity: Record<string, unknown> = { ...plan[collection].get(entityId) }
    const words = String(entity[kindOf(collection).words] ?? '')
    return newCardCommands(lab, board, {
      id: lab.newId(),
      collection,
      words,
      fields: { translation: entity['translation'] ?? '' },
      box: { x: shape.x, y: shape.y, w, h },
    })
  })
  const decision = commands.length > 0 ? lab.dispatch({ type: 'batch', commands }) : null
  if (decision && !decision.ok) onRefused(decision.refusal)
  // The editor may be in the middle of an operation, where it takes no changes of others.
  queueMicrotask(() => {
    store.mergeRemoteChanges(() => store.remove(copies.map((shape) => shape.id)))
    inward.refresh()
  })
}
