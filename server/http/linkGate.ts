import { tokenBucket } from './tokenBucket.ts'

/** For oneself; and for others, whom a facilitator may have to let in again at the door one after the other. */
const OWN = { burst: 10, perSecond: 1 / 30 }
const OTHERS = { burst: 100, perSecond: 1 }

/** Whether a seat may make one more personal link for a seat now. */
export const linkGate = (now: () => number) => {
  const own = tokenBucket({ ...OWN, now })
  const others = tokenBucket({ ...OTHERS, now })
  return (by: string, seatId: string): boolean => (by === seatId ? own : others).take(by)
}
