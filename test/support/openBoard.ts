import {
  createTLStore,
  defaultAddFontsFromNode,
  defaultShapeTools,
  defaultTools,
  Editor,
  tipTapDefaultExtensions,
  type TLStore,
} from '@tldraw/tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Lock } from '#shared/plan/locks.ts'
import type { Command, Decision, Refusal } from '#shared/plan/commands.ts'
import { attachEditor } from '#client/canvas/attachEditor.ts'
import { bindBoard, type BoardBinding } from '#client/canvas/bindBoard.ts'
import { BINDING_UTILS, SHAPE_UTILS } from '#client/canvas/boardShapes.ts'
import { BOARD_OPTIONS } from '#client/canvas/boardOptions.ts'
import { CARD_TOOLS } from '#client/canvas/cards/CardTool.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { BOARD } from './boardPlan.ts'
import type { LocalDocument } from './localDocument.ts'
import { openLocalLab } from './localLab.ts'

/** A board bound to a document, and what it asked of the plan. */
export interface OpenBoard {
  store: TLStore
  lab: LiveLab
  awareness: Awareness
  /** The locks the server tells of from now on. */
  lock: (locks: Lock[]) => void
  /** What the line to the server says from now on. */
  say: LocalDocument['say']
  binding: BoardBinding
  asked: Command[]
  refused: Refusal[]
  removed: number[]
  close: () => void
}

export const openBoard = async (doc: Y.Doc, name = 'Thandi Mokoena'): Promise<OpenBoard> => {
  const { lab, document, close } = await openLocalLab(name, doc)
  const asked: Command[] = []
  const refused: Refusal[] = []
  const removed: number[] = []
  const heard: LiveLab = {
    ...lab,
    session: lab.session,
    dispatch: (command): Decision => {
      asked.push(command)
      return lab.dispatch(command)
    },
  }
  const store = createTLStore({ shapeUtils: SHAPE_UTILS, bindingUtils: BINDING_UTILS })
  const binding = bindBoard({
    store,
    lab: heard,
    board: BOARD,
    onRefused: (refusal) => refused.push(refusal),
    onRemoved: (count) => removed.push(count),
  })
  const disconnect = binding.connect()
  return {
    store,
    lab: heard,
    awareness: document.awareness,
    lock: document.lock,
    say: document.say,
    binding,
    asked,
    refused,
    removed,
    close: () => {
      disconnect()
      close()
    },
  }
}

/** The same with an editor over it, as the page has. */
export const openEditor = async (doc: Y.Doc, name?: string): Promise<OpenBoard & { editor: Editor }> => {
  const board = await openBoard(doc, name)
  const container = document.createElement('div')
  document.body.append(container)
  const editor = new Editor({
    store: board.store,
    shapeUtils: SHAPE_UTILS,
    bindingUtils: BINDING_UTILS,
    tools: [...defaultTools, ...defaultShapeTools, ...CARD_TOOLS],
    getContainer: () => container,
    initialState: 'select',
    options: BOARD_OPTIONS,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
  })
  const detach = attachEditor(editor, board.binding)
  return {
    ...board,
    editor,
    close: () => {
      detach()
      editor.dispose()
      container.remove()
      board.close()
    },
  }
}
