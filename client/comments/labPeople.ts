import { commentAuthors, MOST_COMMENTS, type CommentAuthor } from '#shared/api/comments.ts'
import { seatList, type Seat } from '#shared/api/identity.ts'
import { callApi } from '#client/api/callApi.ts'
import { labPath } from '#client/api/labs.ts'
import type { LiveLab, PlanChange } from '#client/plan/liveLab.ts'

/** Who wrote what, and who is there to be named: what the server knows and the plan does not say. */
export interface KnownPeople {
  /** By comment; what is not in it has not been told yet. */
  authors: ReadonlyMap<string, CommentAuthor>
  /** Comments that were written on this page. */
  wroteHere: ReadonlySet<string>
  /** People with a seat, once somebody asked for them. */
  seats: readonly Seat[]
}

export interface LabPeople {
  get: () => KnownPeople
  subscribe: (listener: () => void) => () => void
  /** The people of the lab are about to be needed. */
  askSeats: () => void
  /** Somebody is told by another name since: everything known is asked for once more. */
  askAgain: () => void
}

const SOON_MS = 120
const AGAIN_MS = 4_000

const opened = new WeakMap<LiveLab, LabPeople>()

/** One for each lab that is on the screen; begins to ask when it is first used. */
export const labPeopleOf = (lab: LiveLab): LabPeople => {
  const known = opened.get(lab)
  if (known) return known
  const people = openLabPeople(lab)
  opened.set(lab, people)
  return people
}

const openLabPeople = (lab: LiveLab): LabPeople => {
  const listeners = new Set<() => void>()
  let state: KnownPeople = { authors: new Map(), wroteHere: new Set(), seats: [] }
  const become = (next: Partial<KnownPeople>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const learned = (told: readonly CommentAuthor[]) =>
    become({ authors: new Map([...state.authors, ...told.map((one) => [one.commentId, one] as const)]) })
  const asking = askForAuthors(lab, {
    unknown: () => [...lab.store.get().plan.comments.keys()].filter((id) => !state.authors.has(id)),
    learned,
  })
  const onPlan = ({ entities, origin }: PlanChange) => {
    const { comments } = lab.store.get().plan
    const fresh = [...entities].filter((id) => comments.has(id) && !state.authors.has(id))
    if (fresh.length === 0) return
    if (origin === 'local') become({ wroteHere: new Set([...state.wroteHere, ...fresh]) })
    asking.soon()
  }
  let asked: number | null = null
  const askSeats = () => {
    const revision = lab.room()?.revision ?? 0
    if (asked === revision) return
    asked = revision
    callApi(seatList, labPath(lab.session.lab.slug, '/seats')).then(
      ({ seats }) => become({ seats }),
      () => {
        asked = null // without the server one is named by organisation, or asked for the next time
      },
    )
  }
  lab.store.subscribe(onPlan)
  lab.subscribeConnection(asking.soon)
  asking.soon()
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    askSeats,
    askAgain: () => {
      asked = null
      callApi(commentAuthors, labPath(lab.session.lab.slug, '/comments')).then(
        ({ comments }) => learned(comments),
        () => {}, // what is known stays until the page is opened anew
      )
    },
  }
}

interface Asking {
  unknown: () => string[]
  learned: (told: readonly CommentAuthor[]) => void
}

/** Asks for some at a time. One's own comment may be on its way to the server yet: it is asked for again. */
const askForAuthors = (lab: LiveLab, { unknown, learned }: Asking): { soon: () => void } => {
  let timer: ReturnType<typeof setTimeout> | null = null
  let busy = false
  const later = (ms: number) => {
    if (timer === null && !busy)
      timer = setTimeout(() => {
        timer = null
        void ask()
      }, ms)
  }
  const isThere = () => {
    const { kind } = lab.connection()
    return kind === 'saved' || kind === 'saving' || kind === 'readOnly' || kind === 'notAccepted'
  }
  const ask = async () => {
    const missing = unknown()
    if (missing.length === 0 || !isThere()) return
    busy = true
    let more = false
    try {
      const ids = missing.length <= MOST_COMMENTS ? `?ids=${missing.join(',')}` : ''
      const told = await callApi(commentAuthors, labPath(lab.session.lab.slug, `/comments${ids}`))
      learned(told.comments)
      more = unknown().length > 0
    } catch {
      more = isThere() // no answer: names wait for one
    } finally {
      busy = false
    }
    if (more) later(AGAIN_MS)
  }
  return { soon: () => later(SOON_MS) }
}
