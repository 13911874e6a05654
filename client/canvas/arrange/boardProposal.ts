import type { Editor, TLShape } from '@tldraw/tldraw'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { PLACE } from '#shared/plan/locks.ts'
import { standingLocks } from '#shared/plan/standingLocks.ts'
import { lockOf, locksAgainst } from '../../plan/lockOf.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { isCard } from '../cards/cardShape.ts'
import type { Box } from '../freePlaces.ts'
import { relationOfShapeId } from '../ids.ts'
import { inkRecordOf, isInk } from '../ink.ts'
import type { Proposal } from '../inward.ts'
import { placementOf } from '../placementOf.ts'
import { arrange, type Wanted } from './arrange.ts'
import { captionRecords, isIn, oldCaptions, type OldCaption } from './captionRecords.ts'
import type { ArrangeContext } from './context.ts'

export interface Asked extends Wanted {
  /** The cards to arrange; null is all of the board. */
  only: ReadonlySet<string> | null
  /** What its captions have in common. */
  group: string
}

/** An arrangement of a board's cards as they are now, to be shown and to be written. */
export interface BoardProposal extends Proposal {
  box: Box
  /** How many cards would lie elsewhere. */
  moves: number
  /** How many stay because they are locked. */
  stay: number
  commands: SingleCommand[]
}

/** What would be if the cards were arranged; null where there is no card that may be moved. */
export const proposeBoard = (editor: Editor, binding: BoardBinding, asked: Asked): BoardProposal | null => {
  const { lab, board, inward } = binding
  const { cards, places, unplaced } = inward.projection()
  const snapshot = lab.store.get()
  const closed = locksOn(binding)
  const wanted = [...cards.values()].filter(({ id }) => asked.only?.has(id) ?? true)
  const movable = wanted.filter(({ id }) => lockOf(snapshot, closed.locks, id, PLACE) === null)
  const moving = new Set(movable.map(({ id }) => id))
  const staying = [...places].filter(([id]) => !moving.has(id))
  const gone = replaced(oldCaptions(snapshot.ink, board), asked, staying, closed.areas)
  const taken = [...staying.map(([, box]) => box), ...closed.areas, ...drawn(editor, asked.group, gone)]
  const say: ArrangeContext['say'] = (key, params) => i18n.t(`arrange:${key}`, { ...params })
  const made = arrange(asked, { plan: snapshot.plan, cards: movable, places, taken, say })
  if (!made) return null
  const captions = captionRecords(made.captions, asked)
  const moved = [...made.places].filter(([id, box]) => isElsewhere(places.get(id), box))
  const against = locksAgainst(lab.session.seat.role, lab.room())
  const settled = staying.filter(([id]) => unplaced.has(id) && lockOf(snapshot, against, id, PLACE) === null)
  return {
    places: made.places,
    drawn: captions,
    gone: new Set(gone),
    box: made.box,
    moves: moved.length,
    stay: wanted.length - movable.length,
    commands: [
      ...gone.map((id): SingleCommand => ({ type: 'ink', id, record: null })),
      ...captions.filter(isInk).map((record): SingleCommand => ({
        type: 'ink',
        id: record.id,
        record: inkRecordOf(board, record),
      })),
      // Who has no place of their own would move away from those that get one.
      ...[...settled, ...made.places]
        .filter(([id, box]) => unplaced.has(id) || isElsewhere(places.get(id), box))
        .map(([entityId, box]): SingleCommand => ({
          type: 'place',
          entityId,
          placement: placementOf(board, box),
        })),
    ],
  }
}

/** A lock stands for whoever may lift it too: who arranges a board does not mean what somebody closed. */
const locksOn = ({ lab, board }: BoardBinding) => {
  const { ink } = lab.store.get()
  const set = (lab.room()?.locks ?? []).filter(({ target }) => target.kind !== 'area' || target.box !== null)
  const locks = standingLocks(set, (id) => ink.get(id))
  const areas = locks.flatMap(({ target }) =>
    target.kind === 'area' && target.board === board && target.box ? [target.box] : [],
  )
  return { locks, areas }
}

/** Captions of earlier arrangements that go: nobody has touched them, and no card stays in their areas. */
const replaced = (
  captions: readonly OldCaption[],
  { only, group }: Asked,
  staying: readonly (readonly [string, Box])[],
  areas: readonly Box[],
): string[] => {
  const inUse = new Set(
    captions
      .filter(({ area }) => only !== null && area !== null && staying.some(([, box]) => isIn(area, box)))
      .map((caption) => caption.group),
  )
  const isLocked = ({ area }: OldCaption) => areas.some((locked) => area !== null && meets(area, locked))
  return captions
    .filter((caption) => caption.group !== group && caption.untouched)
    .filter((caption) => !inUse.has(caption.group) && !isLocked(caption))
    .map(({ id }) => id)
}

const meets = (a: Box, b: Box): boolean =>
  a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h

/** Where drawing lies that stays; arrows go with what they hang on. */
const drawn = (editor: Editor, group: string, gone: readonly string[]): Box[] => {
  const goes = new Set(gone)
  const stays = (shape: TLShape) =>
    !isCard(shape) &&
    shape.type !== 'arrow' &&
    relationOfShapeId(shape.id) === null &&
    shape.meta['group'] !== group &&
    !goes.has(shape.id)
  return editor
    .getCurrentPageShapes()
    .filter(stays)
    .map((shape) => editor.getShapePageBounds(shape))
    .filter((bounds) => bounds !== undefined)
    .map(({ x, y, w, h }) => ({ x, y, w, h }))
}

const isElsewhere = (from: Box | undefined, to: Box): boolean =>
  !from || Math.abs(from.x - to.x) > 0.06 || Math.abs(from.y - to.y) > 0.06
