import * as Y from 'yjs'
import type { Change, Command } from '#shared/plan/commands.ts'
import { ROOTS } from '#shared/doc/layout.ts'
import { leaveGone } from '#shared/doc/leaveGone.ts'
import { hasOthersWords } from '#shared/doc/othersWords.ts'
import { stepChanges, surelyChanges } from '#shared/doc/stepChanges.ts'

/** Writing on in the same fields within this time is one step of undo. */
const TYPING_MS = 400

export type Move = 'undo' | 'redo'

/** Undo and redo of this person's own edits, over plan, layout and drawing alike. */
export interface UndoSteps {
  /** The transaction origin whose edits can be undone. */
  readonly origin: object
  /** Called before a command is written: begins a new step unless the command goes on typing. */
  before: (command: Command, now: number) => void
  /** What is written in `work` is one step with what was written last. */
  goOn: <T>(work: () => T) => T
  checkpoint: () => void
  undo: () => void
  redo: () => void
  /** What the next undo or redo would touch. */
  coming: (move: Move) => Change[]
  state: () => { canUndo: boolean; canRedo: boolean }
  subscribe: (listener: () => void) => () => void
  /** Begins anew for another document. */
  follow: (doc: Y.Doc) => void
  close: () => void
}

/** What a command types into, or null when it is not typing: running text is written with its `base`. */
const typingIn = (command: Command): string | null =>
  command.type === 'update' && Object.values(command.base ?? {}).some((base) => typeof base === 'string')
    ? `${command.id} ${Object.keys(command.fields).toSorted().join(' ')}`
    : null

/** Moving cards and drawing write many times during one gesture, which ends with the next checkpoint. */
const isGesture = (command: Command): boolean =>
  command.type === 'batch'
    ? command.commands.every(isGesture)
    : command.type === 'place' || command.type === 'ink'

const NOTHING = { canUndo: false, canRedo: false }

export const createUndoSteps = (): UndoSteps => {
  const origin = {}
  const listeners = new Set<() => void>()
  let manager: Y.UndoManager | null = null
  let typing: { field: string; at: number } | null = null
  let gesture = false
  let goingOn = false
  let state = NOTHING

  const refresh = () => {
    const next = stateOf(manager)
    if (next.canUndo === state.canUndo && next.canRedo === state.canRedo) return
    state = next
    for (const listener of listeners) listener()
  }
  const checkpoint = () => {
    typing = null
    gesture = false
    manager?.stopCapturing()
  }
  const step = (move: Move) => {
    checkpoint()
    if (manager) takeBack(manager, move)
    refresh()
  }
  return {
    origin,
    before: (command, now) => {
      const field = typingIn(command)
      const typesOn = field !== null && typing?.field === field && now - typing.at < TYPING_MS
      const movesOn = gesture && isGesture(command)
      if (!typesOn && !movesOn && !goingOn) manager?.stopCapturing()
      gesture = isGesture(command)
      typing = field === null ? null : { field, at: now }
    },
    goOn: (work) => {
      goingOn = true
      try {
        return work()
      } finally {
        goingOn = false
      }
    },
    checkpoint,
    undo: () => step('undo'),
    redo: () => step('redo'),
    coming: (move) => (manager ? comingChanges(manager, move) : []),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    follow: (doc) => {
      checkpoint()
      manager?.destroy()
      manager = managerOf(doc, origin, refresh)
      refresh()
    },
    close: () => manager?.destroy(),
  }
}

const managerOf = (doc: Y.Doc, origin: object, changed: () => void): Y.UndoManager => {
  const manager = new Y.UndoManager(
    [...ROOTS].map((root) => doc.getMap(root)),
    {
      trackedOrigins: new Set([origin]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
      deleteFilter: (item) => !hasOthersWords(item, doc.clientID),
    },
  )
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    manager.on(event, changed)
  return manager
}

const stateOf = (manager: Y.UndoManager | null) =>
  manager ? { canUndo: manager.undoStack.length > 0, canRedo: manager.redoStack.length > 0 } : NOTHING

const stackOf = ({ undoStack, redoStack }: Y.UndoManager, move: Move) =>
  move === 'undo' ? undoStack : redoStack

const takeBack = (manager: Y.UndoManager, move: Move) => {
  leaveGone(manager.doc, stackOf(manager, move))
  manager[move]()
}

/** Steps that may have nothing left to change are passed over, so what follows them counts too. */
const comingChanges = (manager: Y.UndoManager, move: Move): Change[] => {
  leaveGone(manager.doc, stackOf(manager, move))
  const steps = stackOf(manager, move).toReversed()
  const last = steps.findIndex((step) => surelyChanges(manager.doc, step))
  return steps.slice(0, last + 1 || steps.length).flatMap((step) => stepChanges(manager.doc, step))
}
