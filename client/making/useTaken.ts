import { useState } from 'react'

/** Which rows a person leaves out; all are taken at first. */
export const useTaken = (count: number) => {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  return {
    isTaken: (row: number) => !left.has(row),
    take: (row: number, taken: boolean) => {
      const next = new Set(left)
      if (taken) next.delete(row)
      else next.add(row)
      setLeft(next)
    },
    takeAll: (taken: boolean) =>
      setLeft(new Set(taken ? [] : Array.from({ length: count }, (_, row) => row))),
  }
}
