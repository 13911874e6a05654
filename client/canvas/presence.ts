import {
  InstancePresenceRecordType,
  react,
  TLPOINTER_ID,
  unsafe__withoutCapture,
  type Editor,
  type TLInstancePresence,
  type TLInstancePresenceID,
} from '@tldraw/tldraw'
import type { Presence, PresenceOwn } from '#shared/wire/presence.ts'
import { followedView } from '../guide/guide.ts'
import type { BoardBinding } from './bindBoard.ts'
import type { Writer } from './boardFaces.ts'
import { PAGE_ID } from './ids.ts'
import { othersCursors } from './othersCursors.ts'
import { openOwnView } from './ownView.ts'
import { validRecord } from './validRecord.ts'

/** Where one points is sent at most eight times a second, and only when it changed. */
const SEND_MS = 130
/** Others are sent at most so many of the shapes one has selected. */
const MOST_SELECTED = 50

/** Others' cursors on this board, and one's own for them. */
export const attachPresence = (editor: Editor, binding: BoardBinding): (() => void) => {
  const stopSending = sendOwn(editor, binding)
  const stopShowing = showOthers(editor, binding)
  return () => {
    stopSending()
    stopShowing()
  }
}

const sendOwn = (editor: Editor, { lab, board }: BoardBinding): (() => void) => {
  const ownView = openOwnView(editor)
  let timer: ReturnType<typeof setTimeout> | null = null
  let begin: number | null = null
  let next: Partial<PresenceOwn> = { board, cursor: null, selection: [], cursors: othersCursors.get() }
  const send = () => {
    timer = null
    const { view, again } = ownView.look(Date.now(), lab.guidance.now().followers > 0)
    // Who is led shows others the way too: two who follow one another would drift ever farther away.
    lab.presence.set({ ...next, view: followedView(lab, board) ?? view })
    if (again !== null) timer = setTimeout(send, Math.max(SEND_MS, again))
  }
  lab.presence.set(next)
  const stop = react('own presence', () => {
    const pointer = editor.store.get(TLPOINTER_ID)
    const selection = editor.getSelectedShapeIds().slice(0, MOST_SELECTED)
    const editing = editor.getEditingShapeId()
    editor.getViewportPageBounds()
    // Until the pointer has moved it is nowhere; that the board moves below it is no move of its own.
    begin ??= pointer?.lastActivityTimestamp ?? null
    const moved = pointer && pointer.lastActivityTimestamp !== begin
    const cursor = moved ? { x: rounded(editor, pointer.x), y: rounded(editor, pointer.y) } : null
    next = { board, cursor, selection, cursors: othersCursors.get(), ...noteEditing(editing, lab) }
    timer ??= setTimeout(send, SEND_MS)
  })
  const whenFollowed = lab.guidance.subscribe(() => {
    if (lab.guidance.now().followers > 0) timer ??= setTimeout(send, SEND_MS)
  })
  return () => {
    stop()
    whenFollowed()
    if (timer !== null) clearTimeout(timer)
    lab.presence.set({ board: null, cursor: null, selection: [], editing: null, view: null })
  }
}

/** A unit of the board is a pixel or less, but for who looks very closely. */
const rounded = (editor: Editor, value: number) =>
  editor.getZoomLevel() > 2 ? Math.round(value * 10) / 10 : Math.round(value)

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

const showOthers = (editor: Editor, { lab, board, faces }: BoardBinding): (() => void) => {
  const { store } = editor
  let shown = new Set<TLInstancePresenceID>()
  const put = (records: readonly TLInstancePresence[]) => {
    const ids = new Set(records.map(({ id }) => id))
    const gone = [...shown].filter((id) => !ids.has(id))
    const changed = records.filter((record) => differs(store.get(record.id), record))
    shown = ids
    if (gone.length === 0 && changed.length === 0) return
    store.mergeRemoteChanges(() => {
      store.remove(gone)
      store.put(changed)
    })
  }
  const show = () => {
    const others = [...lab.presence.others()]
    faces.writers.set(writersOf(others))
    const here = othersCursors.get() ? others.filter(([, other]) => other.board === board) : []
    put(here.map(([client, other]) => recordOf(client, other)).filter((record) => validRecord(store, record)))
  }
  const unsubscribe = lab.presence.subscribe(show)
  const stop = react('others', () => {
    othersCursors.get()
    unsafe__withoutCapture(show)
  })
  return () => {
    unsubscribe()
    stop()
    put([])
  }
}

const writersOf = (others: readonly [number, Presence][]): Map<string, Writer> =>
  new Map(
    others.flatMap(([, { editing, seat }]) =>
      editing ? [[editing.id, { name: seat.name, color: seat.color }] as const] : [],
    ),
  )

/** The time alone does not make it another: who rests is hidden by the editor after a while. */
const differs = (held: TLInstancePresence | undefined, next: TLInstancePresence): boolean =>
  !held ||
  held.userName !== next.userName ||
  held.color !== next.color ||
  held.cursor?.x !== next.cursor?.x ||
  held.cursor?.y !== next.cursor?.y ||
  (held.cursor === null) !== (next.cursor === null) ||
  held.selectedShapeIds.join() !== next.selectedShapeIds.join()
