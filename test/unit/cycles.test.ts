import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgesOnCircles } from '#shared/plan/cycles.ts'

const edgesFrom = (pairs: [number, number][]) =>
  pairs.map(([from, to], i) => ({ id: `e${i}`, fromId: `n${from}`, toId: `n${to}` }))

const reaches = (edges: ReturnType<typeof edgesFrom>, from: string, to: string): boolean => {
  const seen = new Set<string>()
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true
    if (!seen.has(at)) open.push(...edges.filter((e) => e.fromId === at).map((e) => e.toId))
    seen.add(at)
  }
  return false
}

test('R3 an edge lies on a circle exactly when its end leads back to its start', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 }), (pairs) => {
      const edges = edgesFrom(pairs)
      const expected = edges.filter((e) => reaches(edges, e.toId, e.fromId)).map((e) => e.id)
      expect([...edgesOnCircles(edges)]).toEqual(expected)
    }),
    { seed: 20141001, numRuns: 2_000 },
  )
})

test('R3 a chain of 20,000 dependencies is judged without running out of stack', () => {
  const edges = edgesFrom(Array.from({ length: 20_000 }, (_, i) => [i, i + 1]))
  expect(edgesOnCircles(edges).size).toBe(0)
})
