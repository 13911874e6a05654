import type { TLStore } from '@tldraw/tldraw'
import type { Refusal } from '#shared/plan/commands.ts'
import type { LiveLab } from '../plan/liveLab.ts'
import { createBoardFaces, type BoardFaces } from './boardFaces.ts'
import { createInward, type Inward } from './inward.ts'
import { createOutward, type Outward } from './outward.ts'

/** A board's store bound to the live plan, both ways. */
export interface BoardBinding {
  readonly lab: LiveLab
  readonly board: string
  readonly store: TLStore
  readonly faces: BoardFaces
  readonly inward: Inward
  readonly outward: Outward
  /** Told by the editor once it is there. */
  setDrawing(isDrawing: () => boolean): void
  undo(): void
  redo(): void
  /** Keeps store and plan alike until the returned function is called. */
  connect(): () => void
}

export interface BindOptions {
  store: TLStore
  lab: LiveLab
  board: string
  onRefused: (refusal: Refusal) => void
  /** Cards were removed by hand; `undo` brings them back. */
  onRemoved: (count: number, undo: () => void) => void
}

const bindings = new WeakMap<TLStore, BoardBinding>()

/** The binding of the board an editor shows; shapes and tools reach the plan through it. */
export const bindingOf = (editor: { store: TLStore }): BoardBinding => {
  const binding = bindings.get(editor.store)
  if (!binding) throw new Error('this editor shows no board')
  return binding
}

export const bindBoard = (options: BindOptions): BoardBinding => {
  const { store, lab, board } = options
  const faces = createBoardFaces()
  let isDrawing = () => false
  const inward: Inward = createInward({ store, lab, board, faces, isPending: (id) => outward.isPending(id) })
  const outward: Outward = createOutward({
    ...options,
    inward: () => inward,
    isDrawing: () => isDrawing(),
    onRemoved: (count) => options.onRemoved(count, () => binding.undo()),
  })
  const step = (move: 'undo' | 'redo') => {
    outward.flush()
    const refusal = lab[move]()
    if (refusal) options.onRefused(refusal)
    inward.flush()
  }
  const binding: BoardBinding = {
    lab,
    board,
    store,
    faces,
    inward,
    outward,
    setDrawing: (told) => {
      isDrawing = told
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    connect: () => {
      // The first merge makes the page, as if a person had: before anyone listens.
      store.mergeRemoteChanges(() => {})
      const offs = [outward.connect(), inward.connect()]
      inward.flush()
      return () => offs.forEach((off) => off())
    },
  }
  bindings.set(store, binding)
  return binding
}
