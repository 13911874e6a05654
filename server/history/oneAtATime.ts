/** One piece of work at a time for each key, in order; null where too much of it waits already. */
export interface OneAtATime {
  run<T>(key: string, work: () => Promise<T>): Promise<T> | null
}

export const oneAtATime = (mostWaiting: number): OneAtATime => {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>()
  return {
    run: (key, work) => {
      const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 }
      if (line.length > mostWaiting) return null
      lines.set(key, line)
      line.length += 1
      const own = line.last.then(work).finally(() => {
        line.length -= 1
        if (line.length === 0) lines.delete(key)
      })
      line.last = own.catch(() => {}) // told to whoever asked for it
      return own
    },
  }
}
