export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves with whether a condition came to hold in time. */
export const holds = async (condition: () => boolean, ms: number): Promise<boolean> => {
  const deadline = performance.now() + ms
  while (!condition()) {
    if (performance.now() > deadline) return false
    await pause(5)
  }
  return true
}

/** Resolves when a condition holds; throws with what was waited for. */
export const until = async (condition: () => boolean, ms: number, what: string): Promise<void> => {
  if (!(await holds(condition, ms))) throw new Error(`${what} did not happen within ${ms / 1_000} s`)
}
