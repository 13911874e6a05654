import { Box, type Editor, type VecLike } from '@tldraw/tldraw'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { MadeRows } from '../../making/RangeDialog.tsx'
import type { NewOwner } from '#shared/exchange/readOwners.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { CARD_SIZE } from '../cards/cardShape.ts'
import { cardShapeId } from '../ids.ts'
import { newCardCommands, orderKeysFor } from '../newCard.ts'
import { noticeRefused } from '../notices.tsx'
import { settlePlaces } from '../outwardCommands.ts'
import { freeForBox, GAP, seenBounds } from './freePlace.ts'

interface Rows extends MadeRows {
  /** Where they were dropped; the middle of what is seen otherwise. */
  point: VecLike | null
}

const STEP = { x: CARD_SIZE.w + GAP, y: CARD_SIZE.h + GAP }
/** Makes a grid about as wide as a screen. */
const TALL = 0.8

/**
 * A card a row in a grid, read down and then across, in a free place; all of them one step of undo, and selected.
 * True when the plan took them.
 */
export const rowsToCards = (editor: Editor, binding: BoardBinding, asked: Rows): boolean => {
  const { collection, rows, relateTo } = asked
  const { lab, board } = binding
  binding.outward.flush()
  lab.checkpoint()
  settlePlaces(binding)
  const down = Math.ceil(TALL * Math.sqrt(rows.length))
  const grid = gridBox(rows.length, down)
  const middle = asked.point ?? seenBounds(editor).center
  const corner = freeForBox(editor, new Box(middle.x - grid.w / 2, middle.y - grid.h / 2, grid.w, grid.h))
  const keys = orderKeysFor(lab, collection, board, rows.length)
  const made = rows.map((row, i) => ({ row, id: lab.newId(), orderKey: keys[i] ?? '', at: i }))
  const cards = made.flatMap(({ row, id, orderKey, at }): SingleCommand[] => {
    const box = {
      x: corner.x + Math.floor(at / down) * STEP.x,
      y: corner.y + (at % down) * STEP.y,
      ...CARD_SIZE,
    }
    const card = { id, collection, words: '', fields: row.fields, box, orderKey }
    return [
      ...newCardCommands(lab, board, card),
      ...(relateTo === null ? [] : [relate(lab.newId(), id, relateTo)]),
    ]
  })
  const decision = lab.dispatchAll([...asked.owners.map(newOrganisation), ...cards])
  if (!decision.ok) {
    noticeRefused(decision.refusal)
    return false
  }
  binding.inward.flush()
  editor.setCurrentTool('select')
  editor.setSelectedShapes(made.map(({ id }) => cardShapeId(id)))
  const bounds = new Box(corner.x, corner.y, grid.w, grid.h)
  if (!seenBounds(editor).contains(bounds))
    editor.zoomToBounds(bounds, { inset: 96, targetZoom: 1, animation: { duration: 200 } })
  return true
}

/** One word in capitals is an acronym; its full name can be given later. */
const isAcronym = (name: string) => /^\S{1,12}$/.test(name) && name === name.toUpperCase()

const newOrganisation = ({ id, name, sector }: NewOwner): SingleCommand => ({
  type: 'create',
  collection: 'organisations',
  id,
  fields: { name: name.slice(0, LIMITS.titleLength), sector, ...(isAcronym(name) && { acronym: name }) },
})

const relate = (id: string, fromId: string, toId: string): SingleCommand => ({
  type: 'relate',
  id,
  fromId,
  toId,
})

const gridBox = (count: number, down: number) => ({
  w: Math.ceil(count / down) * STEP.x - GAP,
  h: Math.min(count, down) * STEP.y - GAP,
})
