import {
  ArrowShapeUtil,
  createBindingId,
  createShapeId,
  getIndicesAbove,
  InstancePresenceRecordType,
  PageRecordType,
  type TLRecord,
} from '@tldraw/tldraw'
import type { BenchBoard, BenchCard } from '../benchBoard.ts'

export type Shown = Pick<BenchBoard, 'cards' | 'arrows'>

export const PAGE = PageRecordType.createId('page')

const common = {
  typeName: 'shape',
  rotation: 0,
  isLocked: false,
  opacity: 1,
  parentId: PAGE,
  meta: {},
} as const

/** Cards, arrows and what binds them, as the library's records. */
export const recordsOf = ({ cards, arrows }: Shown): TLRecord[] => {
  const indices = getIndicesAbove(null, cards.length + arrows.length)
  const props = ArrowShapeUtil.prototype.getDefaultProps.call({})
  const bindingOf = (arrow: Shown['arrows'][number], terminal: 'start' | 'end') => ({
    typeName: 'binding',
    id: createBindingId(`${arrow.id}-${terminal}`),
    type: 'arrow',
    fromId: createShapeId(arrow.id),
    toId: createShapeId(terminal === 'start' ? arrow.from : arrow.to),
    meta: {},
    props: { terminal, isPrecise: false, isExact: false, normalizedAnchor: { x: 0.5, y: 0.5 }, snap: 'none' },
  })
  return [
    ...arrows.flatMap((arrow, i) => [
      { ...common, id: createShapeId(arrow.id), type: 'arrow', index: indices[i], x: 0, y: 0, props },
      bindingOf(arrow, 'start'),
      bindingOf(arrow, 'end'),
    ]),
    ...cards.map(({ id, x, y, w, h, kind, title }, i) => ({
      ...common,
      id: createShapeId(id),
      type: 'card',
      index: indices[arrows.length + i],
      x,
      y,
      props: { w, h, kind, title },
    })),
  ] as unknown as TLRecord[]
}

/** Where somebody's cursor is, as the library has it. */
export const cursorOf = (n: number, { x, y }: Pick<BenchCard, 'x' | 'y'>) =>
  InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(`peer-${n}`),
    currentPageId: PAGE,
    userId: `peer-${n}`,
    userName: `Person ${n}`,
    color: '#3a7bd5',
    cursor: { x, y, type: 'default', rotation: 0 },
    lastActivityTimestamp: Date.now(),
  })
