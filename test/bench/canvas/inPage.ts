/*
 * What runs in the page that is measured. Playwright hands these functions over as text: each stands for itself.
 */

export interface Frames {
  count: number
  seconds: number
  /** Milliseconds between two frames. */
  p95: number
  worst: number
}

export interface Opened {
  /** Every card of the board is there and those in view are painted; ms from the beginning of the navigation. */
  painted: number
  /** From here on no task held the page for 50 ms, for half a second. */
  usable: number
}

interface Wanted {
  inView: string
}

/** Begins before the page's own scripts: looks each frame whether all is there. */
export const watchOpening = ({ inView }: Wanted): void => {
  let painted: number | null = null
  let lastLong = 0
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      lastLong = Math.max(lastLong, startTime + duration)
  }).observe({ type: 'longtask', buffered: true })
  const told = Promise.withResolvers<Opened>()
  Object.assign(window, { opened: told.promise })
  const shown = () => {
    const canvas = document.querySelector('.tl-canvas')?.getBoundingClientRect()
    if (!canvas) return false
    const cards = [...document.querySelectorAll('[data-shape-type="card"]')]
    const middle = (card: Element) => card.getBoundingClientRect()
    const drawn = cards.filter((card) => middle(card).width > 0)
    return drawn.length > 0 && drawn.every((card) => card.querySelector(inView) !== null)
  }
  const look = () => {
    const now = performance.now()
    if (painted === null && shown()) requestAnimationFrame(() => (painted ??= performance.now()))
    if (painted !== null && now - Math.max(painted, lastLong) > 500)
      return told.resolve({ painted, usable: Math.max(painted, lastLong) })
    requestAnimationFrame(look)
  }
  look()
}

/** Moves the view by the wheel, a turn each frame, or leaves it; counts frames meanwhile. */
export const countFrames = ({ what, seconds }: { what: 'pan' | 'zoom' | 'rest'; seconds: number }) =>
  new Promise<Frames>((resolve) => {
    const canvas = document.querySelector('.tl-canvas')
    const box = canvas?.getBoundingClientRect()
    if (!canvas || !box) throw new Error('there is no canvas')
    const times: number[] = []
    const turn = (n: number) => {
      const zooms = what === 'zoom'
      const delta = zooms
        ? { deltaX: 0, deltaY: n % 60 < 30 ? -3 : 3 }
        : { deltaX: 16 * Math.cos(n / 20), deltaY: 12 * Math.sin(n / 20) }
      const clientX = box.x + box.width / 2
      const clientY = box.y + box.height / 2
      const init = { ...delta, clientX, clientY, ctrlKey: zooms, bubbles: true, cancelable: true }
      canvas.dispatchEvent(new WheelEvent('wheel', init))
    }
    const frame = (now: number) => {
      times.push(now)
      const first = times[0] ?? now
      if (now - first < seconds * 1_000) {
        if (what !== 'rest') turn(times.length)
        return void requestAnimationFrame(frame)
      }
      const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time))
      const sorted = gaps.toSorted((a, b) => a - b)
      resolve({
        count: gaps.length,
        seconds: (now - first) / 1_000,
        p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        worst: sorted.at(-1) ?? 0,
      })
    }
    requestAnimationFrame(frame)
  })
