import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editBetween, writeText } from '#shared/doc/text.ts'

const run = { seed: 20141001, numRuns: 2_000 }
const text = (held: string): Y.Text => {
  const written = new Y.Doc().getText('t')
  written.insert(0, held)
  return written
}
/** Text with characters that take two code units, so that cutting one in two would show. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀', '😁', '𝒳'), maxLength: 12 })

test('D16 the one edit between two texts turns the first into the second', () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const { at, remove, insert } = editBetween(from, to)
      expect(from.slice(0, at) + insert + from.slice(at + remove)).toBe(to)
    }),
    run,
  )
})

test('D17 an edit never cuts a character in two', () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const { at, remove, insert } = editBetween(from, to)
      for (const part of [from.slice(0, at), from.slice(at + remove), insert])
        expect(part.isWellFormed()).toBe(true)
    }),
    run,
  )
})

test('D16 written over what the person saw, the text is what they wrote', () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const held = text(from)
      writeText(held, to, from)
      expect(held.toString()).toBe(to)
    }),
    run,
  )
})

test('D6 additions of two people both stay, wherever the other one deletes', () => {
  const mine = fc.constantFrom('M', 'MINE')
  const theirs = fc.constantFrom('T', 'THEIRS')
  const edit = (insert: fc.Arbitrary<string>) => fc.record({ from: fc.nat(12), length: fc.nat(12), insert })
  const apply = (to: string, e: { from: number; length: number; insert: string }) => {
    const letters = Array.from(to)
    return [...letters.slice(0, e.from), e.insert, ...letters.slice(e.from + e.length)].join('')
  }
  fc.assert(
    fc.property(words, edit(mine), edit(theirs), (base, my, their) => {
      const held = text(apply(base, their))
      writeText(held, apply(base, my), base)
      const both = held.toString()
      expect(both).toContain(my.insert)
      expect(both).toContain(their.insert)
      expect(both.isWellFormed()).toBe(true)
      const rest = Array.from(both.replace(my.insert, '').replace(their.insert, ''))
      expect(rest.length).toBeLessThanOrEqual(Array.from(base).length)
    }),
    run,
  )
})

test.each([
  ['one adds before, one behind', 'plan', 'the plan', 'plans', 'the plans'],
  ['both at the end', 'plan', 'plan A', 'plan B', 'plan B A'],
  ['one adds where the other deletes', 'a long plan', 'a plan', 'a very long plan', 'a very plan'],
  ['both replace the same word', 'draft', 'final', 'agreed', null],
  ['both delete the same', 'a long plan', 'a plan', 'a plan', 'a plan'],
  ['one empties what the other extends', 'plan', '', 'plan B', ' B'],
])('D6 %s', (_, base, mine, theirs, both) => {
  const held = text(theirs)
  writeText(held, mine, base)
  if (both !== null) expect(held.toString()).toBe(both)
  else expect(held.toString()).toMatch(/final|agreed/)
})

test('D18 what did not change writes nothing', () => {
  const held = text('plan')
  let updates = 0
  held.doc?.on('update', () => updates++)
  writeText(held, 'plan', 'plan')
  writeText(held, 'plan')
  expect(updates).toBe(0)
})
