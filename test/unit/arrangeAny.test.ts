import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ARRANGEMENTS } from '#client/canvas/arrange/arrange.ts'
import { cardsOf } from '#client/canvas/cards/cardFace.ts'
import type { Box } from '#client/canvas/freePlaces.ts'
import { anyPlaces, anyPlan, arranged, overlapping, overlaps, type Pick } from '#test/support/arrangedPlan.ts'
import { BOARD } from '#test/support/boardPlan.ts'
import { seeded } from '#test/support/syncClient.ts'

const pickOf = (seed: number): Pick => {
  const random = seeded(seed)
  return (below) => Math.floor(random() * below)
}

const wanted = fc.record({
  kind: fc.constantFrom(...ARRANGEMENTS),
  laneBy: fc.constantFrom('initiative' as const, 'organisation' as const),
})

const sizeOf = (places: ReadonlyMap<string, Box>, id: string) => {
  const { w, h } = places.get(id) ?? { w: 0, h: 0 }
  return { w, h }
}

describe('any plan', () => {
  test('AG1 no two cards overlap, every card has one place at its size, and the same gives the same', () => {
    fc.assert(
      fc.property(wanted, fc.nat(), fc.integer({ min: 1, max: 60 }), (want, seed, count) => {
        const pick = pickOf(seed)
        const plan = anyPlan(count, pick)
        const cards = cardsOf(plan, BOARD)
        const places = anyPlaces(cards, pick)
        const result = arranged(plan, places, want)
        expect([...result.places.keys()].toSorted()).toEqual(cards.map((card) => card.id).toSorted())
        expect(overlapping([...result.places.values()])).toBeNull()
        for (const [id, { w, h }] of result.places) expect({ w, h }).toEqual(sizeOf(places, id))
        expect(arranged(plan, places, want)).toEqual(result)
      }),
      { numRuns: 200 },
    )
  })

  test('AG2 what stays where it is is not covered, by cards or by what names their places', () => {
    fc.assert(
      fc.property(wanted, fc.nat(), fc.integer({ min: 1, max: 30 }), (want, seed, count) => {
        const pick = pickOf(seed)
        const plan = anyPlan(count, pick)
        const places = anyPlaces(cardsOf(plan, BOARD), pick)
        const taken = Array.from({ length: pick(30) }, () => ({
          x: pick(6_000) - 3_000,
          y: pick(6_000) - 3_000,
          w: 1 + pick(600),
          h: 1 + pick(600),
        }))
        const result = arranged(plan, places, want, taken)
        const laidOut = [...result.places.values(), ...result.captions.map((caption) => caption.box)]
        for (const box of laidOut) expect(taken.some((other) => overlaps(box, other))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('AG1 what is arranged once more stays as it is', () => {
    fc.assert(
      fc.property(wanted, fc.nat(), fc.integer({ min: 1, max: 40 }), (want, seed, count) => {
        const pick = pickOf(seed)
        const plan = anyPlan(count, pick)
        const first = arranged(plan, anyPlaces(cardsOf(plan, BOARD), pick), want)
        expect(arranged(plan, first.places, want)).toEqual(first)
      }),
      { numRuns: 60 },
    )
  })

  test('AG1 two thousand cards are laid out too', () => {
    const pick = pickOf(7)
    const plan = anyPlan(2_000, pick)
    const places = anyPlaces(cardsOf(plan, BOARD), pick)
    for (const kind of ARRANGEMENTS) {
      const result = arranged(plan, places, { kind, laneBy: 'initiative' })
      expect(result.places.size).toBe(2_000)
      expect(overlapping([...result.places.values()])).toBeNull()
    }
  })
})
