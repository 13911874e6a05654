/** Runs work at once when the last was at least so long ago, else once when that time is over. */
export const throttled = (everyMs: number, work: () => void): { ask: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const after = () => {
    timer = null
    if (!again) return
    again = false
    ask()
  }
  const ask = () => {
    if (timer !== null) {
      again = true
      return
    }
    work()
    timer = setTimeout(after, everyMs)
  }
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    again = false
  }
  return { ask, stop }
}
