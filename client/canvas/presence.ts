import {
  InstancePresenceRecordType,
  react,
  TLPOINTER_ID,
  type Editor,
  type TLInstancePresence,
  type TLInstancePresenceID,
} from '@tldraw/tldraw'
import type { Presence, PresenceOwn } from '#shared/wire/presence.ts'
import type { BoardBinding } from './bindBoard.ts'
import type { Writer } from './boardFaces.ts'
import { PAGE_ID } from './ids.ts'
import { validRecord } from './validRecord.ts'

/** Where one points is sent at most eight times a second, and only when it changed. */
const SEND_MS = 130
/** Others are sent at most so many of the shapes one has selected. */
const MOST_SELECTED = 50

/** Others' cursors on this board, and one's own for them. */
export const attachPresence = (editor: Editor, binding: BoardBinding): (() => void) => {
  const stopSending = sendOwn(editor, binding)
  const show = () => showOthers(editor, binding)
  const unsubscribe = binding.lab.presence.subscribe(show)
  show()
  return () => {
    stopSending()
    unsubscribe()
  }
}

const sendOwn = (editor: Editor, { lab, board }: BoardBinding): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null
  let begin: { x: number; y: number } | null = null
  let next: Partial<PresenceOwn> = { board, cursor: null, selection: [] }
  const send = () => {
    timer = null
    lab.presence.set(next)
  }
  lab.presence.set(next)
  const stop = react('own presence', () => {
    const pointer = editor.store.get(TLPOINTER_ID)
    const selection = editor.getSelectedShapeIds().slice(0, MOST_SELECTED)
    const editing = editor.getEditingShapeId()
    // Until the pointer has moved it is nowhere.
    begin ??= pointer ? { x: pointer.x, y: pointer.y } : null
    const moved = pointer && (pointer.x !== begin?.x || pointer.y !== begin.y)
    const cursor = moved ? { x: tenth(pointer.x), y: tenth(pointer.y) } : null
    next = { board, cursor, selection, ...noteEditing(editing, lab) }
    timer ??= setTimeout(send, SEND_MS)
  })
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
    lab.presence.set({ board: null, cursor: null, selection: [], editing: null })
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** A note that is written in is said to be; a card's words say so themselves. */
const noteEditing = (() => {
  const editing = new WeakSet<object>()
  return (shapeId: string | null, lab: BoardBinding['lab']): Partial<PresenceOwn> => {
    if (shapeId !== null) {
      editing.add(lab)
      return { editing: { id: shapeId, field: 'text' } }
    }
    return editing.delete(lab) ? { editing: null } : {}
  }
})()

const recordId = (client: number): TLInstancePresenceID =>
  InstancePresenceRecordType.createId(`client-${client}`)

const recordOf = (client: number, other: Presence): TLInstancePresence =>
  InstancePresenceRecordType.create({
    id: recordId(client),
    currentPageId: PAGE_ID,
    userId: `user:${other.seat.seatId}-${client}`,
    userName: other.seat.name,
    color: other.seat.color,
    cursor: other.cursor && { ...other.cursor, type: 'default', rotation: 0 },
    selectedShapeIds: other.selection.filter((id): id is TLInstancePresence['selectedShapeIds'][number] =>
      id.startsWith('shape:'),
    ),
    lastActivityTimestamp: Date.now(),
  })

const showOthers = (editor: Editor, { lab, board, faces }: BoardBinding): void => {
  const here = new Map([...lab.presence.others()].filter(([, other]) => other.board === board))
  const writers = new Map<string, Writer>()
  for (const other of lab.presence.others().values())
    if (other.editing) writers.set(other.editing.id, { name: other.seat.name, color: other.seat.color })
  faces.writers.set(writers)
  const { store } = editor
  const gone = store
    .allRecords()
    .filter((r) => r.typeName === 'instance_presence')
    .filter((r) => ![...here.keys()].some((client) => recordId(client) === r.id))
  const shown = [...here]
    .map(([client, other]) => recordOf(client, other))
    .filter((record) => differs(store.get(record.id), record) && validRecord(store, record))
  if (gone.length === 0 && shown.length === 0) return
  store.mergeRemoteChanges(() => {
    store.remove(gone.map((r) => r.id))
    store.put(shown)
  })
}

/** The time alone does not make it another: who rests is hidden by the editor after a while. */
const differs = (held: TLInstancePresence | undefined, next: TLInstancePresence): boolean =>
  !held ||
  held.userName !== next.userName ||
  held.color !== next.color ||
  held.cursor?.x !== next.cursor?.x ||
  held.cursor?.y !== next.cursor?.y ||
  (held.cursor === null) !== (next.cursor === null) ||
  held.selectedShapeIds.join() !== next.selectedShapeIds.join()
