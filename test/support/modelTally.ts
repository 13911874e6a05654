/** How often something happened in all labs of this process: a model that reaches nothing proves nothing. */
export const happened = new Map<string, number>()

export const tally = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1)
