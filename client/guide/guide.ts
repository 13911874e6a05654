import type { Summons } from '#shared/wire/guidance.ts'
import type { Presence, PresenceView } from '#shared/wire/presence.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'

/** A board on the screen, as far as who guides needs it. */
export interface Lookout {
  board: string
  view: () => PresenceView
  show: (view: PresenceView) => void
  /** Somebody is in the middle of a gesture or of writing. */
  isBusy: () => boolean
}

export interface Followed {
  seatId: string
  name: string
  color: string
  client: number
}

/** Where one was before one was brought elsewhere. */
export interface Place {
  path: string
  board: string | null
  view: PresenceView | null
}

export interface GuideState {
  following: Followed | null
  /** One was brought somewhere, and can go back. */
  brought: { summons: Summons; back: Place } | null
  /** One is asked to come somewhere, and was not torn away from what one does. */
  asked: Summons | null
  /** One asks everybody to come: the summons' id. */
  calling: string | null
}

/** Whom this page follows, and where it was asked to come. One for a lab, whatever view of it is on the screen. */
export interface Guide {
  get: () => GuideState
  subscribe: (listener: () => void) => () => void
  set: (change: Partial<GuideState>) => void
  follow: (client: number, who: Presence['seat']) => void
  stopFollowing: () => void
  /** Asks everybody to a part of a board, or to its list where there is no view. */
  call: (board: string, view: PresenceView | null) => void
  stopCalling: () => void
  lookout: () => Lookout | null
  /** The board that is on the screen, until the returned function is called. */
  keepLookout: (lookout: Lookout) => () => void
  /** Shows a part of a board now, or when it comes on the screen. */
  want: (board: string, view: PresenceView) => void
  /** What is to be shown of a board that comes on the screen: what was wanted of it, or what the followed one sees. */
  takeWanted: (board: string) => PresenceView | null
}

const guides = new WeakMap<LiveLab, Guide>()

export const guideOf = (lab: LiveLab): Guide => {
  const held = guides.get(lab)
  if (held) return held
  const guide = openGuide(lab)
  guides.set(lab, guide)
  return guide
}

/** What the followed one sees of a board, while one follows and they are there. */
export const followedView = (lab: LiveLab, board: string): PresenceView | null => {
  const { followed } = lab.guidance.now()
  const isHere = guideOf(lab).get().following?.client === followed?.client && followed?.board === board
  return isHere ? (followed?.view ?? null) : null
}

const openGuide = (lab: LiveLab): Guide => {
  const listeners = new Set<() => void>()
  const wanted = new Map<string, PresenceView>()
  let state: GuideState = { following: null, brought: null, asked: null, calling: null }
  let lookout: Lookout | null = null
  const set: Guide['set'] = (change) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set,
    follow: (client, { seatId, name, color }) => {
      lab.presence.set({ follow: client })
      set({ following: { seatId, name, color, client }, brought: null })
    },
    stopFollowing: () => {
      if (state.following === null) return
      lab.presence.set({ follow: null })
      set({ following: null })
    },
    call: (board, view) => {
      const summon = { id: lab.newId(), board, view }
      lab.presence.set({ summon })
      set({ calling: summon.id, asked: null, brought: null })
    },
    stopCalling: () => {
      lab.presence.set({ summon: null })
      set({ calling: null })
    },
    lookout: () => lookout,
    keepLookout: (next) => {
      lookout = next
      return () => {
        if (lookout === next) lookout = null
      }
    },
    want: (board, view) => {
      if (lookout?.board === board) lookout.show(view)
      else wanted.set(board, view)
    },
    takeWanted: (board) => {
      const view = wanted.get(board) ?? followedView(lab, board)
      wanted.delete(board)
      return view
    },
  }
}
