export interface PageFrames {
  count: number
  /** Milliseconds between two frames. */
  p95: number
  worst: number
  /** How often something of the page was changed. */
  changes: number
}

/** Counts frames, and what changes in the page meanwhile. Playwright hands it over as text: it stands for itself. */
export const countFrames = (seconds: number) =>
  new Promise<PageFrames>((resolve) => {
    let changes = 0
    const observer = new MutationObserver((records) => {
      changes += records.length
    })
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    const times: number[] = []
    const frame = (now: number) => {
      times.push(now)
      if (now - (times[0] ?? now) < seconds * 1_000) return void requestAnimationFrame(frame)
      observer.disconnect()
      const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time))
      const sorted = gaps.toSorted((a, b) => a - b)
      resolve({
        count: gaps.length,
        p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        worst: sorted.at(-1) ?? 0,
        changes,
      })
    }
    requestAnimationFrame(frame)
  })
