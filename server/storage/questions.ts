export type Answer = { ok: true; value: unknown } | { ok: false; error: Error }

/** Questions to another thread that somebody waits for, by their numbers. */
export interface Questions {
  /** `send` passes it on under its number. Rejects at once when there is nobody left to answer. */
  ask(send: (id: number) => void): Promise<unknown>
  answer(id: number, answer: Answer): void
  /** Nobody answers any more: the first reason counts, for those who wait and those who come. */
  end(reason: Error): void
  count(): number
}

export const openQuestions = (): Questions => {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let ended: Error | null = null
  let lastId = 0
  return {
    ask: async (send) => {
      if (ended) throw ended
      const id = ++lastId
      const asked = Promise.withResolvers<unknown>()
      waiting.set(id, asked)
      send(id)
      return asked.promise
    },
    answer: (id, answer) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (answer.ok) asked?.resolve(answer.value)
      else asked?.reject(answer.error)
    },
    end: (reason) => {
      ended ??= reason
      for (const { reject } of waiting.values()) reject(ended)
      waiting.clear()
    },
    count: () => waiting.size,
  }
}
