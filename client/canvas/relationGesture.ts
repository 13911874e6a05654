import { react, type Editor, type TLArrowBinding, type TLShapeId } from '@tldraw/tldraw'
import type { Decision, SingleCommand } from '#shared/plan/commands.ts'
import { relationsOf, type Relation } from '#shared/plan/relations.ts'
import type { BoardBinding } from './bindBoard.ts'
import { isCard } from './cards/cardShape.ts'
import { relationOfShapeId, relationShapeId } from './ids.ts'
import { noticeRefused } from './notices.tsx'

/** True while an arrow is being drawn or one of its ends is held. */
export const isDrawingArrow = (editor: Editor): boolean =>
  editor.isInAny('arrow.pointing', 'select.pointing_handle', 'select.dragging_handle')

/** Turns an arrow between two cards, once it is let go, into the relation it means, or says why it means none. */
export const attachRelationGesture = (editor: Editor, binding: BoardBinding): (() => void) => {
  let asked = false
  // The editor passes through other states on its way into a drag, and goes on working after it tells of an end:
  // what an arrow means is asked when it has come to rest.
  const look = () => {
    if (asked || isDrawingArrow(editor)) return
    asked = true
    queueMicrotask(() => {
      asked = false
      if (isDrawingArrow(editor)) return
      for (const id of binding.outward.takeArrows()) settleArrow(editor, binding, id)
    })
  }
  const off = editor.sideEffects.registerOperationCompleteHandler(look)
  const stop = react('arrow let go', () => {
    editor.getPath()
    look()
  })
  return () => {
    off()
    stop()
  }
}

interface Ends {
  fromId: string
  toId: string
  bindings: TLArrowBinding[]
}

const endsOf = (editor: Editor, arrowId: TLShapeId): Ends | null => {
  const bindings = editor.getBindingsFromShape<TLArrowBinding>(arrowId, 'arrow')
  const entity = (terminal: 'start' | 'end') => {
    const end = bindings.find((b) => b.props.terminal === terminal)
    const shape = end && editor.getShape(end.toId)
    return isCard(shape) ? shape.props.entityId : null
  }
  const fromId = entity('start')
  const toId = entity('end')
  return fromId !== null && toId !== null ? { fromId, toId, bindings } : null
}

const settleArrow = (editor: Editor, binding: BoardBinding, arrowId: TLShapeId) => {
  if (!editor.getShape(arrowId)) return
  const relationId = relationOfShapeId(arrowId)
  const ends = endsOf(editor, arrowId)
  if (relationId === null) {
    if (ends) relateDrawn(editor, binding, arrowId, ends)
    return
  }
  const relation = binding.inward.projection().relations.find((r) => r.id === relationId)
  if (relation && ends && (ends.fromId !== relation.fromId || ends.toId !== relation.toId))
    reconnect(editor, binding, relation, ends)
  binding.inward.refresh()
}

/** The drawn arrow goes in any case: what stays is the relation's own, or none. */
const relateDrawn = (editor: Editor, binding: BoardBinding, arrowId: TLShapeId, ends: Ends) => {
  const { lab, store, outward, inward } = binding
  const drawn = [arrowId, ...ends.bindings.map((b) => b.id)]
  const { ink } = lab.store.get()
  const id = lab.newId()
  const commands: SingleCommand[] = [
    ...drawn.filter((one) => ink.has(one)).map((one) => ({ type: 'ink' as const, id: one, record: null })),
    { type: 'relate', id, fromId: ends.fromId, toId: ends.toId },
  ]
  const decision = lab.dispatch({ type: 'batch', commands })
  for (const one of drawn) outward.forget(one)
  store.mergeRemoteChanges(() => store.remove([...drawn].toReversed()))
  inward.refresh()
  inward.flush()
  if (!decision.ok) return noticeRefused(decision.refusal)
  select(editor, relationMade(decision, binding, ends))
}

const reconnect = (editor: Editor, binding: BoardBinding, relation: Relation, ends: Ends) => {
  const decision = binding.lab.dispatch({
    type: 'batch',
    commands: [{ type: 'unrelate', id: relation.id }, relateLike(binding, relation, ends)],
  })
  binding.inward.refresh()
  binding.inward.flush()
  if (!decision.ok) return noticeRefused(decision.refusal)
  select(editor, relationMade(decision, binding, ends))
}

const relateLike = (
  { lab }: BoardBinding,
  relation: Relation,
  { fromId, toId }: { fromId: string; toId: string },
): SingleCommand => ({
  type: 'relate',
  id: lab.newId(),
  fromId,
  toId,
  ...(relation.dependencyType && { dependencyType: relation.dependencyType }),
  ...(relation.lagDays !== undefined && { lagDays: relation.lagDays }),
})

/** A dependency's type or lag is a new dependency in the place of the old, as one step. */
export const changeDependency = (
  editor: Editor,
  binding: BoardBinding,
  relation: Relation,
  change: Pick<Relation, 'dependencyType' | 'lagDays'>,
): void => {
  binding.outward.flush()
  binding.lab.checkpoint()
  reconnect(editor, binding, { ...relation, ...change, id: relation.id }, { ...relation, bindings: [] })
}

const relationMade = (decision: Decision, { lab }: BoardBinding, ends: Ends): string | null => {
  if (!decision.ok) return null
  const between = [ends.fromId, ends.toId]
  return (
    relationsOf(lab.store.get().plan).findLast((r) => between.includes(r.fromId) && between.includes(r.toId))
      ?.id ?? null
  )
}

const select = (editor: Editor, relationId: string | null) => {
  const id = relationId === null ? null : relationShapeId(relationId)
  if (id && editor.getShape(id)) editor.setSelectedShapes([id])
}
