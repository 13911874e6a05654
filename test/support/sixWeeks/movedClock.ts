import type { BrowserContext } from 'playwright-core'

/** A clock that goes as fast as any, and is set forward from one day of the lab to the next. */
export interface MovedClock {
  now: () => Date
  /** Sets it to a moment of the lab, RFC 3339. */
  to: (moment: string) => void
  /** How far ahead of this machine's it is, in ms; behind is negative. */
  ahead: () => number
}

export const movedClock = (moment: string): MovedClock => {
  let ahead = 0
  const to = (next: string) => {
    ahead = Date.parse(next) - Date.now()
  }
  to(moment)
  return { now: () => new Date(Date.now() + ahead), to, ahead: () => ahead }
}

const COOKIE = 'clock-ahead'

/** Pages of a browser go by the moved clock, too: each takes it over as it is loaded. */
export const liveBy = async (context: BrowserContext, clock: MovedClock, url: string): Promise<void> => {
  await context.addInitScript(() => {
    if (location.href === 'about:blank') return
    const real = Date
    const ahead = Number(/clock-ahead=(-?\d+)/.exec(document.cookie)?.[1] ?? 0)
    const now = () => real.now() + ahead
    globalThis.Date = new Proxy(real, {
      construct: (target, given) =>
        given.length === 0 ? new target(now()) : Reflect.construct(target, given),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    })
  })
  await setDay(context, clock, url)
}

/** The day the next page that is loaded finds. */
export const setDay = (context: BrowserContext, clock: MovedClock, url: string): Promise<void> =>
  context.addCookies([{ name: COOKIE, value: String(clock.ahead()), url }])
