/** How many of something each key may have under way. */
export interface AtOnce {
  /** Begins one, or says no. Who began one ends it. */
  begin(key: string): boolean
  end(key: string): void
}

export const atOnce = (most: number): AtOnce => {
  const underWay = new Map<string, number>()
  return {
    begin: (key) => {
      const count = underWay.get(key) ?? 0
      if (count >= most) return false
      underWay.set(key, count + 1)
      return true
    },
    end: (key) => {
      const left = (underWay.get(key) ?? 0) - 1
      if (left > 0) underWay.set(key, left)
      else underWay.delete(key)
    },
  }
}
