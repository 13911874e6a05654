import { leftOf, type Hand, type Speaker } from '#shared/wire/hall.ts'
import type { HallAct } from '#shared/api/hall.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import type { HallState, KeptTimer } from './hallState.ts'

/** Who does something, when, and the id of what it may make. */
export interface Acting {
  seatId: string
  name: string
  /** Milliseconds since 1970. */
  now: number
  id: string
}

/** What of an act is worth proving later. */
export interface Recorded {
  act: string
  details: Record<string, unknown>
}

export interface Acted {
  state: HallState
  recorded: Recorded[]
}

/** What a facilitator's act makes of a hall, or why nothing. */
export const actIn = (state: HallState, act: HallAct, by: Acting): Outcome<Acted> => {
  switch (act.act) {
    case 'beginTimer':
      return beginTimer(state, act, by)
    case 'addTime':
      return changeTimer(state, act.timer, (timer) => longer(timer, act.seconds * 1_000, by.now))
    case 'pauseTimer':
      return changeTimer(state, act.timer, (timer) => paused(timer, by.now))
    case 'goOnTimer':
      return changeTimer(state, act.timer, (timer) => goingOn(timer, by.now))
    case 'endTimer':
      return endTimer(state, act.timer, by.now)
    case 'call':
      return call(state, act.seatId, by.now)
    case 'endSpeaking':
      return only(endSpeaking(state, ({ seatId }) => seatId === act.seatId, by.now))
    case 'removeHand':
      return only(lowerHand(state, act.seatId))
    case 'say':
      return say(state, act, by)
    case 'endMessage':
      return endMessage(state, act.message)
    case 'spotlight': {
      const spotlight = { id: by.id, entity: act.entity, by: by.name, at: by.now }
      return recorded({ ...state, spotlight }, 'spotlightSet', { entity: act.entity })
    }
    case 'endSpotlight':
      return only(state.spotlight === null ? state : { ...state, spotlight: null })
    case 'hideCursors':
      return only(hideCursors(state, act.room, act.hidden))
  }
}

const only = (state: HallState): Outcome<Acted> => done({ state, recorded: [] })
const recorded = (state: HallState, act: string, details: Recorded['details']): Outcome<Acted> =>
  done({ state, recorded: [{ act, details }] })

const told = (timer: KeptTimer, now: number) => ({
  timer: timer.id,
  label: timer.label,
  ...(timer.session !== null && { session: timer.session }),
  room: timer.room,
  seconds: Math.round(timer.length / 1_000),
  left: Math.round(leftOf(timer, now) / 1_000),
})

const beginTimer = (
  state: HallState,
  { label, session, room, seconds }: Extract<HallAct, { act: 'beginTimer' }>,
  by: Acting,
): Outcome<Acted> => {
  const length = seconds * 1_000
  const timer: KeptTimer = {
    id: by.id,
    label,
    session,
    room,
    length,
    endsAt: by.now + length,
    left: null,
    by: by.seatId,
    overran: false,
  }
  const before = state.timers.filter((one) => one.room === room)
  const timers = [...state.timers.filter((one) => one.room !== room), timer]
  return done({
    state: { ...state, timers },
    recorded: [
      ...before.map((one) => ({ act: 'timerEnded', details: told(one, by.now) })),
      { act: 'timerBegan', details: told(timer, by.now) },
    ],
  })
}

const noTimer = () => refuse('notFound', 'This timer has ended')

const changeTimer = (
  state: HallState,
  id: string,
  change: (timer: KeptTimer) => KeptTimer,
): Outcome<Acted> => {
  if (!state.timers.some((timer) => timer.id === id)) return noTimer()
  return only({ ...state, timers: state.timers.map((timer) => (timer.id === id ? change(timer) : timer)) })
}

/** More time for one that has overrun is counted from now: who gives five minutes more gives five. */
const longer = (timer: KeptTimer, ms: number, now: number): KeptTimer => {
  const left = Math.min(Math.max(0, leftOf(timer, now)) + ms, LIMITS.timerSeconds * 1_000)
  const length = Math.min(timer.length + ms, LIMITS.timerSeconds * 1_000)
  const goesOn = timer.endsAt === null ? { left } : { endsAt: now + left }
  return { ...timer, ...goesOn, length, overran: false }
}

const paused = (timer: KeptTimer, now: number): KeptTimer =>
  timer.endsAt === null ? timer : { ...timer, left: leftOf(timer, now), endsAt: null }

const goingOn = (timer: KeptTimer, now: number): KeptTimer =>
  timer.endsAt === null ? { ...timer, endsAt: now + leftOf(timer, now), left: null } : timer

const endTimer = (state: HallState, id: string, now: number): Outcome<Acted> => {
  const timer = state.timers.find((one) => one.id === id)
  if (!timer) return noTimer()
  const timers = state.timers.filter((one) => one !== timer)
  return recorded({ ...state, timers }, 'timerEnded', told(timer, now))
}

/** Writes down once of each timer that its time is over. */
export const overrun = (state: HallState, now: number): (Acted & { by: string }) | null => {
  const timer = state.timers.find((one) => !one.overran && one.endsAt !== null && one.endsAt <= now)
  if (!timer) return null
  const timers = state.timers.map((one) => (one === timer ? { ...one, overran: true } : one))
  return {
    by: timer.by,
    state: { ...state, timers },
    recorded: [{ act: 'timerOverran', details: told(timer, now) }],
  }
}

/** When the next timer runs out, or null. */
export const nextOverrun = ({ timers }: HallState): number | null => {
  const ends = timers.flatMap(({ endsAt, overran }) => (endsAt === null || overran ? [] : [endsAt]))
  return ends.length === 0 ? null : Math.min(...ends)
}

export const raiseHand = (state: HallState, hand: Hand): HallState =>
  state.hands.some(({ seatId }) => seatId === hand.seatId)
    ? state
    : { ...state, hands: [...state.hands, hand] }

export const lowerHand = (state: HallState, seat: string): HallState =>
  state.hands.some(({ seatId }) => seatId === seat)
    ? { ...state, hands: state.hands.filter(({ seatId }) => seatId !== seat) }
    : state

/** In one room speaks one at a time: who spoke there before has ended. */
const call = (state: HallState, seat: string, now: number): Outcome<Acted> => {
  const hand = state.hands.find(({ seatId }) => seatId === seat)
  if (!hand) return refuse('notFound', 'This hand is no longer raised')
  const { at: _, ...who } = hand
  const isOver = (one: Speaker) => one.room === hand.room || one.seatId === seat
  const before = endSpeaking(lowerHand(state, seat), isOver, now)
  return only({ ...before, speaking: [...before.speaking, { ...who, since: now }] })
}

const endSpeaking = (state: HallState, isOver: (one: Speaker) => boolean, now: number): HallState => {
  const over = state.speaking.filter(isOver)
  if (over.length === 0) return state
  const spoken = over.reduce((all, { sector, since }) => {
    const before = all.find((one) => one.sector === sector) ?? { sector, times: 0, ms: 0 }
    const more = { sector, times: before.times + 1, ms: before.ms + Math.max(0, now - since) }
    return [...all.filter((one) => one !== before), more]
  }, state.spoken)
  return { ...state, spoken, speaking: state.speaking.filter((one) => !over.includes(one)) }
}

const say = (
  state: HallState,
  { text, room }: Extract<HallAct, { act: 'say' }>,
  { id, name, now }: Acting,
): Outcome<Acted> => {
  const messages = [
    ...state.messages.filter((one) => one.room !== room),
    { id, text, room, by: name, at: now },
  ]
  return recorded({ ...state, messages }, 'messageSaid', { message: id, text, room })
}

const endMessage = (state: HallState, id: string): Outcome<Acted> => {
  if (!state.messages.some((one) => one.id === id)) return refuse('notFound', 'This message has ended')
  const messages = state.messages.filter((one) => one.id !== id)
  return recorded({ ...state, messages }, 'messageEnded', { message: id })
}

const hideCursors = (state: HallState, room: string, hidden: boolean): HallState => {
  if (state.hiddenCursors.includes(room) === hidden) return state
  const others = state.hiddenCursors.filter((one) => one !== room)
  return { ...state, hiddenCursors: hidden ? [...others, room] : others }
}
