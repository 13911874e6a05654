/** The browser's locks, as far as pages tell one another by them that they are open and take turns. */
export const pageLocks = () => {
  const held = new Map<string, Promise<unknown>>()
  return {
    request: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const before = held.get(name)
      const done = before ? before.then(work, work) : work()
      held.set(name, done)
      try {
        return await done
      } finally {
        if (held.get(name) === done) held.delete(name)
      }
    },
    query: async () => ({ held: [...held.keys()].map((name) => ({ name })) }),
  }
}
