import type { TFunction } from 'i18next'
import { boardSelectionOf } from '../boardSelection.ts'
import type { LiveLab, PlanChange } from '../liveLab.ts'
import { announceText } from './announceText.ts'
import { rememberedMode, rememberMode } from './announceMode.ts'
import { createGather, type AnnounceMode } from './gather.ts'
import { happeningsOf } from './happenings.ts'
import { urgentOfRelations, urgentOfRoom } from './urgent.ts'

export interface Told {
  id: number
  text: string
  /** Milliseconds since 1970. */
  at: number
}

export interface Announced {
  mode: AnnounceMode
  /** What was said last, oldest first; ten at most. */
  told: readonly Told[]
}

/** Says in words what others do on a board, and what one did oneself. */
export interface Announcer {
  get: () => Announced
  subscribe: (listener: () => void) => () => void
  setMode: (mode: AnnounceMode) => void
  /** Says at once what the person did: also while others' doings are not told. */
  say: (text: string) => void
  /** Follows the plan until the returned function is called. */
  connect: () => () => void
}

const MOST_TOLD = 10
/** Somebody who pressed a key in a field so long ago is still writing, in milliseconds. */
const STILL_WRITING_MS = 3_000

interface Options {
  lab: LiveLab
  board: string
  t: TFunction<['announce', 'plan']>
  now?: () => number
}

export const openAnnouncer = ({ lab, board, t, now = Date.now }: Options): Announcer => {
  const listeners = new Set<() => void>()
  let state: Announced = { mode: rememberedMode(), told: [] }
  const become = (next: Partial<Announced>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const speak = (text: string) => {
    const id = (state.told.at(-1)?.id ?? 0) + 1
    become({ told: [...state.told, { id, text, at: now() }].slice(-MOST_TOLD) })
  }
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    setMode: (mode) => {
      rememberMode(mode)
      become({ mode })
    },
    say: speak,
    connect: () => follow({ lab, board, t, now }, () => state.mode, speak),
  }
}

/** Follows plan, locks and phase, and says what is to be said. */
const follow = (
  { lab, board, t, now }: Required<Options>,
  mode: () => AnnounceMode,
  speak: (text: string) => void,
): (() => void) => {
  const writing = watchWriting(now)
  const selection = boardSelectionOf(lab, board)
  const held = () => ({ board, ids: selection.get().ids })
  const roomCode = () => lab.store.get().plan.workstreams.get(board)?.code ?? ''
  const gather = createGather({
    mode,
    writing: writing.is,
    wordsOf: (happenings) => announceText(t, lab.store.get().plan, happenings, roomCode()),
    speak,
    now,
  })
  const urge = (sentences: readonly string[]) => {
    if (mode() !== 'off') for (const sentence of sentences) speak(sentence)
  }
  let snapshot = lab.store.get()
  let room = lab.room()
  const onPlan = (change: PlanChange) => {
    const before = snapshot
    snapshot = lab.store.get()
    if (change.origin !== 'remote' || mode() === 'off') return
    const happenings = happeningsOf({ ...change, before, after: snapshot }, board, whoIs(lab))
    const { sentences, rest } = urgentOfRelations(t, snapshot.plan, held(), happenings)
    urge(sentences)
    gather.add(rest)
  }
  const onRoom = () => {
    const before = room
    room = lab.room()
    if (before !== room) urge(urgentOfRoom(t, lab.store.get(), held(), before, room))
  }
  const offs = [
    lab.store.subscribe(onPlan),
    lab.subscribeConnection(onRoom),
    () => gather.close(),
    () => writing.stop(),
  ]
  return () => offs.forEach((off) => off())
}

/** The name behind a client; one's own other pages are not told of. */
const whoIs = (lab: LiveLab) => {
  const others = lab.presence.others()
  return (client: number | undefined): string | null | undefined => {
    const seat = client === undefined ? undefined : others.get(client)?.seat
    if (!seat) return null
    return seat.seatId === lab.session.seat.id ? undefined : seat.name
  }
}

const watchWriting = (now: () => number) => {
  let last = Number.NEGATIVE_INFINITY
  const note = () => {
    last = now()
  }
  document.addEventListener('input', note, { capture: true })
  return {
    is: () => now() - last < STILL_WRITING_MS,
    stop: () => document.removeEventListener('input', note, { capture: true }),
  }
}
