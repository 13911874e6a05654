import type { SingleCommand } from '#shared/plan/commands.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { boardInk } from '../plan/boardInk.ts'
import type { LiveLab } from '../plan/liveLab.ts'
import { CARD_SIZE } from '#shared/plan/cardSize.ts'
import { newCardCommands, orderKeysFor } from './newCard.ts'

export interface NotesMade {
  commands: SingleCommand[]
  /** Ids of the cards. */
  ids: string[]
}

/**
 * Sticky notes become cards: an entity with the note's words lies where the note lay, arrows on the note now end on the
 * card, and the note is gone. Cards that nobody has placed have to be settled before.
 */
export const noteCardCommands = (
  lab: LiveLab,
  board: string,
  noteIds: readonly string[],
  collection: CardCollection,
): NotesMade => {
  const { ink } = lab.store.get()
  const byId = new Map(boardInk(ink, board).map((item) => [item.id, item]))
  const notes = noteIds.flatMap((id) => byId.get(id) ?? []).filter(({ sort }) => sort === 'note')
  const keys = orderKeysFor(lab, collection, board, notes.length)
  const made = notes.map((note, at) => ({ note, id: lab.newId(), orderKey: keys[at] ?? '' }))
  const commands = made.flatMap(({ note: { id: noteId, words, box }, id, orderKey }): SingleCommand[] => [
    ...newCardCommands(lab, board, {
      id,
      collection,
      words,
      box: {
        ...CARD_SIZE,
        x: box.x + (box.w - CARD_SIZE.w) / 2,
        y: box.y + (box.h - CARD_SIZE.h) / 2,
      },
      orderKey,
    }),
    ...[...ink].flatMap(([end, { board: on, record }]): SingleCommand[] =>
      on === board && record['typeName'] === 'binding' && record['toId'] === noteId
        ? [{ type: 'ink', id: end, record: { board, record: { ...record, toId: `shape:${id}` } } }]
        : [],
    ),
    { type: 'ink', id: noteId, record: null },
  ])
  return { commands, ids: made.map(({ id }) => id) }
}
