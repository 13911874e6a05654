/** So long they may hold the page at a time; between two of them it goes on. */
const SLICE_MS = 8

/** Takes steps until all are done, and hands over what they came to; what it returns stops them. */
export const inSlices = <T>(steps: Iterator<readonly T[]>, done: (found: T[]) => void): (() => void) => {
  const found: T[] = []
  const slice = () => {
    const until = performance.now() + SLICE_MS
    for (let step = steps.next(); !step.done; step = steps.next()) {
      for (const one of step.value) found.push(one)
      if (performance.now() < until) continue
      timer = setTimeout(slice, 0)
      return
    }
    done(found)
  }
  let timer = setTimeout(slice, 0)
  return () => clearTimeout(timer)
}
