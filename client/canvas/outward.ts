import type { TLRecord, TLShapeId, TLStore } from '@tldraw/tldraw'
import type { Decision, Refusal, SingleCommand } from '#shared/plan/commands.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { LiveLab } from '../plan/liveLab.ts'
import { isCard } from './cards/cardShape.ts'
import { copyCards } from './copyCards.ts'
import { isRelationBindingId, relationOfShapeId } from './ids.ts'
import { isInk } from './ink.ts'
import type { Inward } from './inward.ts'
import { commandsFor, type Pending } from './outwardCommands.ts'

/** A drag makes 60 changes a second; they are written this often. What is made or removed is written at once. */
const OUTWARD_MS = 80

/** What a person does on the board, as commands. Derived records never leave it. */
export interface Outward {
  /** Writes what waits. */
  flush(): void
  isPending(id: TLRecord['id']): boolean
  /** Arrows drawn or moved since they were last looked at, of both sorts. */
  takeArrows(): TLShapeId[]
  /** Forgets a change, which then is never written. */
  forget(id: TLRecord['id']): void
  /** Listens to the store until the returned function is called, which writes what still waits. */
  connect(): () => void
}

export interface OutwardOptions {
  store: TLStore
  lab: LiveLab
  board: string
  inward: () => Inward
  /** A gesture with an arrow is under way: arrows wait for its end, when it is known what they mean. */
  isDrawing: () => boolean
  onRefused: (refusal: Refusal) => void
  /** Cards went by the person's own hand. */
  onRemoved: (count: number) => void
}

interface State extends OutwardOptions {
  readonly pending: Pending
  readonly arrows: Set<TLShapeId>
  timer: ReturnType<typeof setTimeout> | null
  /** A flush is asked for, as soon as the editor is done with what it does. */
  atOnce: boolean
}

export const createOutward = (options: OutwardOptions): Outward => {
  const state: State = { ...options, pending: new Map(), arrows: new Set(), timer: null, atOnce: false }
  return {
    flush: () => flush(state),
    isPending: (id) => state.pending.has(id),
    takeArrows: () => {
      const taken = [...state.arrows]
      state.arrows.clear()
      return taken
    },
    forget: (id) => void state.pending.delete(id),
    connect: () => {
      const offs = listen(state)
      return () => {
        for (const off of offs) off()
        flush(state)
        stop(state)
      }
    },
  }
}

type How = 'created' | 'changed' | 'removed'

const listen = (s: State) => {
  const { sideEffects } = s.store
  return (['shape', 'binding'] as const).flatMap((type) => [
    sideEffects.registerAfterCreateHandler(type, (record) => collect(s, record, 'created')),
    sideEffects.registerAfterChangeHandler(type, (_, record) => collect(s, record, 'changed')),
    sideEffects.registerAfterDeleteHandler(type, (record) => collect(s, record, 'removed')),
  ])
}

const collect = (s: State, record: TLRecord, how: How) => {
  if (s.inward().merging()) return
  if (record.typeName === 'binding' && isRelationBindingId(record.id)) return void s.arrows.add(record.fromId)
  if (record.typeName === 'shape' && record.type === 'arrow' && how !== 'removed') s.arrows.add(record.id)
  const relation = relationOfShapeId(record.id) !== null
  if (relation ? how !== 'removed' : !isInk(record) && !isCardRecord(record)) return
  s.pending.set(record.id, how === 'removed' ? { removed: record } : { record })
  schedule(s, how !== 'changed')
}

const isCardRecord = (record: TLRecord) => record.typeName === 'shape' && isCard(record)

const schedule = (s: State, structural: boolean) => {
  s.timer ??= setTimeout(() => flush(s), OUTWARD_MS)
  if (!structural || s.atOnce) return
  s.atOnce = true
  queueMicrotask(() => {
    s.atOnce = false
    flush(s)
  })
}

const stop = (s: State) => {
  if (s.timer !== null) clearTimeout(s.timer)
  s.timer = null
}

const flush = (s: State) => {
  stop(s)
  if (s.pending.size === 0) return
  const ready: Pending = new Map()
  const drawing = s.isDrawing()
  for (const [id, change] of s.pending) if (!(drawing && isArrowPart(change))) ready.set(id, change)
  for (const id of ready.keys()) s.pending.delete(id)
  if (s.pending.size > 0) schedule(s, false)
  write(s, ready)
}

const write = (s: State, ready: Pending) => {
  const { commands, removedCards, copies } = commandsFor(ready, { ...s, snapshot: s.lab.store.get() })
  dispatchAll(s, commands)
  if (removedCards > 0) s.onRemoved(removedCards)
  if (copies.length > 0) copyCards({ ...s, copies, inward: s.inward() })
}

const isArrowPart = (change: { record: TLRecord } | { removed: TLRecord }): boolean => {
  const record = 'record' in change ? change.record : change.removed
  return record.typeName === 'binding' || (record.typeName === 'shape' && record.type === 'arrow')
}

/** As batches of the size the plan takes; when it refuses one, each of its commands is asked for alone. */
const dispatchAll = ({ lab, inward, onRefused }: State, commands: readonly SingleCommand[]) => {
  const ask = (some: SingleCommand[]): Decision =>
    lab.dispatch(some.length === 1 && some[0] ? some[0] : { type: 'batch', commands: some })
  const refused: Refusal[] = []
  const redraw: string[] = []
  for (let at = 0; at < commands.length; at += LIMITS.batchSize) {
    const some = commands.slice(at, at + LIMITS.batchSize)
    const whole = ask(some)
    if (whole.ok) continue
    const alone = some.length === 1 ? [whole] : some.map((one) => ask([one]))
    alone.forEach((decision, index) => {
      if (decision.ok) return
      refused.push(decision.refusal)
      const command = some[index]
      if (command?.type === 'ink') redraw.push(command.id)
    })
  }
  if (!refused[0]) return
  onRefused(refused[0])
  inward().refresh()
  inward().redraw(redraw)
}
