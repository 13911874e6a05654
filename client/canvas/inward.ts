import { isEqual, type TLRecord, type TLShape, type TLStore } from '@tldraw/tldraw'
import type { Lock } from '#shared/plan/locks.ts'
import type { LiveLab, PlanChange } from '../plan/liveLab.ts'
import { wholeLockOf } from '../plan/lockOf.ts'
import type { BoardFaces } from './boardFaces.ts'
import { cardFaceOf } from './cards/cardFace.ts'
import type { SignState } from './cards/signState.ts'
import { differingRecords, goneRecords, movedCard } from './derivedRecords.ts'
import type { Box } from './freePlaces.ts'
import { hanging } from './hanging.ts'
import { drawingOf } from './ink.ts'
import { projectBoard, type Projection } from './projection.ts'

/** Changes are shown this often, as each time costs the editor some 13 ms at 3,000 shapes; others' come together already. */
const INWARD_MS = 70

type RecordKey = TLRecord['id']

/** The plan and the drawing into the board's store. */
export interface Inward {
  /** What the board shows of the plan, as of the last flush. */
  projection(): Projection
  /** Shows now what has changed. */
  flush(): void
  /** Reads everything again: what was drawn over a relation or a card goes back to what the plan says. */
  refresh(): void
  /** Draws these drawings as the plan has them, also when it has none. */
  redraw(ids: Iterable<string>): void
  /** Shows this screen alone how cards and drawing would be, or again how they are. The projection stays what is. */
  propose(proposal: Proposal | null): void
  /** The store is taking changes of others now; what it reports is nobody's doing here. */
  merging(): boolean
  setErrors(byEntity: ReadonlyMap<string, number>): void
  setLocks(locks: readonly Lock[]): void
  setSigns(byInitiative: ReadonlyMap<string, SignState>): void
  /** Follows the plan until the returned function is called. */
  connect(): () => void
}

export interface Proposal {
  /** Where cards would lie. */
  places: ReadonlyMap<string, Box>
  /** What would be drawn. */
  drawn: readonly TLShape[]
  /** Drawing that would be gone. */
  gone: ReadonlySet<string>
}

export interface InwardOptions {
  store: TLStore
  lab: LiveLab
  board: string
  faces: BoardFaces
  /** Changed here and not yet written: what others say about it waits, or it would jump back and forth. */
  isPending: (id: RecordKey) => boolean
}

interface State extends InwardOptions {
  projection: Projection
  errors: ReadonlyMap<string, number>
  /** But those of whole rooms. */
  locks: readonly Lock[]
  signs: ReadonlyMap<string, SignState>
  /** Everything is to be read again, not only what moved or was drawn. */
  all: boolean
  proposal: Proposal | null
  readonly placed: Set<string>
  readonly drawn: Set<string>
  timer: ReturnType<typeof setTimeout> | null
  merging: boolean
}

interface Difference {
  put: TLRecord[]
  gone: RecordKey[]
}

export const createInward = (options: InwardOptions): Inward => {
  const { lab, board } = options
  const state: State = {
    ...options,
    projection: projectBoard(lab.store.get(), board),
    errors: new Map(),
    locks: [],
    signs: new Map(),
    all: true,
    proposal: null,
    placed: new Set(),
    drawn: new Set(),
    timer: null,
    merging: false,
  }
  const refresh = () => {
    state.all = true
    later(state)
  }
  return {
    projection: () => state.projection,
    flush: () => flush(state),
    refresh,
    redraw: (ids) => {
      for (const id of ids) state.drawn.add(id)
      later(state)
    },
    propose: (proposal) => propose(state, proposal),
    merging: () => state.merging,
    setErrors: (byEntity) => {
      state.errors = byEntity
      showFaces(state)
    },
    setLocks: (locks) => {
      state.locks = locks.filter(({ target }) => target.kind !== 'area' || target.box !== null)
      showFaces(state)
    },
    setSigns: (byInitiative) => {
      state.signs = byInitiative
      showFaces(state)
    },
    connect: () => {
      const unsubscribe = lab.store.subscribe((change) => note(state, change))
      refresh()
      return () => {
        unsubscribe()
        stop(state)
      }
    },
  }
}

const stop = (s: State) => {
  if (s.timer !== null) clearTimeout(s.timer)
  s.timer = null
}

const later = (s: State) => {
  s.timer ??= setTimeout(() => flush(s), INWARD_MS)
}

const note = (s: State, change: PlanChange) => {
  if (change.origin === 'reset' || change.entities.size > 0) s.all = true
  for (const id of change.placements) s.placed.add(id)
  for (const id of change.ink) s.drawn.add(id)
  if (change.origin === 'remote') flush(s)
  else later(s)
}

const propose = (s: State, proposal: Proposal | null) => {
  for (const { id } of s.proposal?.drawn ?? []) s.drawn.add(id)
  for (const { id } of proposal?.drawn ?? []) s.drawn.add(id)
  s.proposal = proposal
  s.all = true
  flush(s)
}

const flush = (s: State) => {
  stop(s)
  const fromPlan = planDifference(s)
  const drawing = drawingDifference(s)
  s.all = false
  s.placed.clear()
  s.drawn.clear()
  const wanted = [...fromPlan.gone, ...drawing.gone]
  const gone = wanted.filter((id) => !s.isPending(id))
  const fit = [...fromPlan.put, ...drawing.put].filter((record) => !s.isPending(record.id))
  const put = hanging(s.store, fit, new Set(gone))
  keepWaiting(s, drawing, put)
  if (gone.length < wanted.length) {
    // Something that is being changed here was removed elsewhere: it goes once the change here is written.
    s.all = true
    later(s)
  }
  if (put.length > 0 || gone.length > 0) merge(s, { put, gone })
}

/** A drawing that hangs on what is not there yet is tried again with the next change. */
const keepWaiting = (s: State, drawing: Difference, put: readonly TLRecord[]) => {
  const done = new Set<string>(put.map((r) => r.id))
  for (const { id } of drawing.put) if (!done.has(id)) s.drawn.add(id)
  for (const id of drawing.gone) if (s.isPending(id)) s.drawn.add(id)
}

const merge = (s: State, { put, gone }: Difference) => {
  s.merging = true
  try {
    s.store.mergeRemoteChanges(() => {
      s.store.remove(gone)
      s.store.put(put)
    })
  } finally {
    s.merging = false
  }
}

const planDifference = (s: State): Difference => {
  const moved = s.all ? null : movedCards(s)
  if (moved) return { put: moved, gone: [] }
  const snapshot = s.lab.store.get()
  s.projection = projectBoard(snapshot, s.board)
  showFaces(s)
  for (const id of snapshot.ink.keys()) s.drawn.add(id)
  return { put: differingRecords(s.store, proposed(s)), gone: goneRecords(s.store, s.projection) }
}

const proposed = ({ projection, proposal }: State): Projection =>
  proposal ? { ...projection, places: proposedPlaces(projection, proposal) } : projection

const proposedPlaces = ({ places }: Projection, proposal: Proposal): ReadonlyMap<string, Box> =>
  new Map([...places].map(([id, box]) => [id, proposal.places.get(id) ?? box]))

/** Cards that only moved, or null when more than that has changed. */
const movedCards = (s: State): TLRecord[] | null => {
  const { layout } = s.lab.store.get()
  const moved: TLRecord[] = []
  const places = new Map(s.projection.places)
  for (const id of s.placed) {
    if (!s.projection.cards.has(id)) continue
    const place = layout.get(id)
    if (s.projection.unplaced.has(id) || place?.board !== s.board) return null
    places.set(id, place)
    const record = movedCard(s.store, id, s.proposal?.places.get(id) ?? place)
    if (record) moved.push(record)
  }
  s.projection = { ...s.projection, places }
  if ((s.placed.size > 0 && s.locks.length > 0) || s.locks.some((lock) => isMoved(s, lock))) showFaces(s)
  return moved
}

/** The frame that a lock is on was changed. */
const isMoved = ({ drawn }: State, { target }: Lock): boolean =>
  target.kind === 'area' && target.frame !== undefined && drawn.has(target.frame)

const drawingDifference = (s: State): Difference => {
  const { ink } = s.lab.store.get()
  const would = new Map<string, TLShape>(s.proposal?.drawn.map((shape) => [shape.id, shape]))
  const put: TLRecord[] = []
  const gone: RecordKey[] = []
  for (const id of s.drawn) {
    const isGone = s.proposal?.gone.has(id) ?? false
    const record = isGone ? null : (would.get(id) ?? drawingOf(s.store, id, ink.get(id), s.board))
    if (record && !isEqual(s.store.get(record.id), record)) put.push(record)
    const held = record ? undefined : s.store.get(id as RecordKey)
    if (held?.typeName === 'shape' || held?.typeName === 'binding') gone.push(held.id)
  }
  return { put, gone }
}

const showFaces = ({ lab, faces, projection, errors, locks, signs }: State) => {
  const snapshot = lab.store.get()
  for (const [id, card] of projection.cards) {
    const marks = {
      errors: errors.get(id) ?? 0,
      lock: wholeLockOf(snapshot, locks, id),
      sign: signs.get(id) ?? null,
      relations: projection.related.get(id) ?? 0,
    }
    faces.setFace(id, cardFaceOf(snapshot.plan, card, marks))
  }
  for (const id of faces.ids()) if (!projection.cards.has(id)) faces.setFace(id, null)
}
