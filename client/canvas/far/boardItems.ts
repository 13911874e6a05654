import {
  computed,
  isUninitialized,
  RESET_VALUE,
  type Computed,
  type Editor,
  type RecordsDiff,
  type TLBinding,
  type TLShape,
  type TLShapeId,
} from '@tldraw/tldraw'
import { isCard, type CardShape } from '../cards/cardShape.ts'
import { relationBindingId, relationOfShapeId } from '../ids.ts'

/** The two cards a relation's line goes between, or null while one of its ends is held. */
export interface Ends {
  from: TLShapeId
  to: TLShapeId
}

/** What lies on a board, kept up to date change by change: a board of thousands is not gone through each time. */
export interface BoardItems {
  readonly shapes: ReadonlyMap<TLShapeId, TLShape>
  readonly cards: ReadonlyMap<TLShapeId, CardShape>
  readonly relations: ReadonlyMap<TLShapeId, Ends | null>
  /** Everything else. */
  readonly drawings: ReadonlySet<TLShapeId>
}

class Items implements BoardItems {
  readonly shapes = new Map<TLShapeId, TLShape>()
  readonly cards = new Map<TLShapeId, CardShape>()
  readonly relations = new Map<TLShapeId, Ends | null>()
  readonly drawings = new Set<TLShapeId>()
  readonly #editor: Editor

  constructor(editor: Editor) {
    this.#editor = editor
  }
  put(shape: TLShape): void {
    this.shapes.set(shape.id, shape)
    if (isCard(shape)) this.cards.set(shape.id, shape)
    else if (relationOfShapeId(shape.id) !== null) this.relations.set(shape.id, this.#endsOf(shape.id))
    else this.drawings.add(shape.id)
  }
  remove(id: TLShapeId): void {
    this.shapes.delete(id)
    this.cards.delete(id)
    this.relations.delete(id)
    this.drawings.delete(id)
  }
  bind(id: TLShapeId): void {
    if (this.relations.has(id)) this.relations.set(id, this.#endsOf(id))
  }
  #endsOf(id: TLShapeId): Ends | null {
    const relation = relationOfShapeId(id) ?? ''
    const end = (terminal: 'start' | 'end') =>
      this.#editor.store.unsafeGetWithoutCapture(relationBindingId(relation, terminal))?.toId
    const [from, to] = [end('start'), end('end')]
    return from && to ? { from, to } : null
  }
}

const shapesIn = ({ added, updated }: RecordsDiff<TLShape>): TLShape[] => [
  ...Object.values(added),
  ...Object.values(updated).map(([, to]) => to),
]
const arrowsIn = ({ added, updated, removed }: RecordsDiff<TLBinding>): TLShapeId[] => [
  ...Object.values(added).map(({ fromId }) => fromId),
  ...Object.values(updated).map(([, to]) => to.fromId),
  ...Object.values(removed).map(({ fromId }) => fromId),
]

/** A new object with each change, over the same maps. */
export const boardItems = (editor: Editor): Computed<BoardItems> => {
  const { store } = editor
  const shapes = store.query.filterHistory('shape')
  const bindings = store.query.filterHistory('binding')
  let items = new Items(editor)
  const fromScratch = (): BoardItems => {
    items = new Items(editor)
    for (const record of store.allRecords()) if (record.typeName === 'shape') items.put(record)
    return viewOf(items)
  }
  return computed<BoardItems>('board items', (before, epoch) => {
    shapes.get()
    bindings.get()
    if (isUninitialized(before)) return fromScratch()
    const changes = shapes.getDiffSince(epoch)
    const bound = bindings.getDiffSince(epoch)
    if (changes === RESET_VALUE || bound === RESET_VALUE) return fromScratch()
    if (changes.length === 0 && bound.length === 0) return before
    for (const change of changes) {
      for (const id of Object.keys(change.removed)) items.remove(id as TLShapeId)
      for (const shape of shapesIn(change)) items.put(shape)
    }
    for (const change of bound) for (const id of arrowsIn(change)) items.bind(id)
    return viewOf(items)
  })
}

const viewOf = ({ shapes, cards, relations, drawings }: Items): BoardItems => ({
  shapes,
  cards,
  relations,
  drawings,
})
