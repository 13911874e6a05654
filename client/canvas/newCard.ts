import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { LiveLab } from '../plan/liveLab.ts'
import type { Box } from './freePlaces.ts'
import { kindOf } from './cards/kinds.ts'
import { placementOf } from './placementOf.ts'

export interface NewCard {
  id: string
  collection: CardCollection
  words: string
  /** Further fields, where they are known; they go before what the words come to. */
  fields?: Record<string, unknown>
  box: Box
  /** Its key among the others of its kind; the next free one where none is given. */
  orderKey?: string
}

/** Keys after the last of a kind on a board's workstream, for `count` new cards. */
export const orderKeysFor = (lab: LiveLab, collection: CardCollection, board: string, count: number) =>
  keysAfter(
    live(lab.store.get().plan, collection).filter((e) => e.workstreamId === board),
    count,
  )

/** Makes an entity of the board's workstream and places its card. Words too long for a line are kept below it. */
export const newCardCommands = (lab: LiveLab, board: string, card: NewCard): SingleCommand[] => {
  const kind = kindOf(card.collection)
  const orderKey = card.orderKey ?? orderKeysFor(lab, card.collection, board, 1)[0] ?? ''
  return [
    {
      type: 'create',
      collection: card.collection,
      id: card.id,
      fields: { workstreamId: board, orderKey, ...wordsFields(kind, card.words), ...card.fields },
    },
    { type: 'place', entityId: card.id, placement: placementOf(board, card.box) },
  ]
}

const wordsFields = (kind: ReturnType<typeof kindOf>, words: string): Record<string, string> => {
  if (kind.running) return { [kind.words]: words.slice(0, LIMITS.longTextLength) }
  const line = words.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= LIMITS.titleLength) return { [kind.words]: line }
  const short = `${line.slice(0, LIMITS.titleLength - 1).trimEnd()}…`
  return { [kind.words]: short, ...(kind.overflow && { [kind.overflow]: words }) }
}
