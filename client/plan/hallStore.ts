import { NO_HALL, withNews, type HallNews } from '#shared/wire/hall.ts'
import type { LiveLab } from './liveLab.ts'

/** The clock that counts from when the page was opened: nobody sets it, whatever the device believes the day is. */
const steady = () => performance.now()

/** How the lab is led, as last told, and what time it is on the server since. */
export const openHallStore = (
  now: () => number,
  since = steady,
): { hall: LiveLab['hall']; lead: (news: HallNews) => void } => {
  const listeners = new Set<() => void>()
  let hall = NO_HALL
  /** The server's clock less the steady one. A frame that was long on its way would set it back: the most counts. */
  let ahead: number | null = null
  return {
    hall: {
      now: () => hall,
      serverTime: () => (ahead === null ? now() : since() + ahead),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    lead: (news) => {
      const told = news.now - since()
      const isAnother = ahead === null || Math.abs(told - ahead) > 5_000
      ahead = isAnother || ahead === null ? told : Math.max(ahead, told)
      hall = withNews(hall, news)
      for (const listener of listeners) listener()
    },
  }
}
