import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, expect, test } from 'vitest'
import { roadmapJsonSchema } from '#shared/roadmap/jsonSchema.ts'
import { roadmapSchema, type Roadmap } from '#shared/roadmap/schema.ts'
import { othersThan, placesOf, shapeOf, typeOf, type Place } from '#test/support/jsonPlaces.ts'
import { mayBeMissing } from '#test/support/leftOut.ts'
import { oceansPlan } from '#test/support/oceans.ts'
import { allAnswers, sampleRoadmap, sampleUnsigned, testKey } from '#test/support/sampleRoadmap.ts'

/*
 * The demonstration's roadmap has thousands of values at some hundred kinds of place. Every kind is tried where it
 * stands first; the smaller example of roadmapSchema.test.ts is tried at every single value.
 */

const ajv = new Ajv2020({ strict: true })
addFormats.default(ajv)
const accepts = ajv.compile(roadmapJsonSchema())

let demo: Roadmap
let places: Place[]
const SLOW = { timeout: 60_000 }

beforeAll(async () => {
  const { plan } = oceansPlan()
  demo = await sampleRoadmap(await testKey('k'), sampleUnsigned(plan, allAnswers(plan)))
  const byShape = new Map<string, Place>()
  for (const place of placesOf(demo)) if (!byShape.has(shapeOf(place))) byShape.set(shapeOf(place), place)
  places = [...byShape.values()]
})

const refusedWith = ({ holder, key }: Place, other: unknown): boolean => {
  const value = holder[key]
  if (other === undefined) delete holder[key]
  else holder[key] = other
  const refused = !accepts(demo) && !roadmapSchema.safeParse(demo).success
  holder[key] = value
  return refused
}

test('RM14 the demonstration’s roadmap is accepted as it is', () => {
  expect(places.length).toBeGreaterThan(200)
  expect(accepts(demo), JSON.stringify(accepts.errors)).toBe(true)
  expect(roadmapSchema.safeParse(demo).success).toBe(true)
})

test('RM14 a property missing at any kind of path of it is refused by ajv and by zod', SLOW, () => {
  const slipped = places.filter(
    (place) => !Array.isArray(place.holder) && !mayBeMissing(place) && !refusedWith(place, undefined),
  )
  expect(slipped.map(shapeOf)).toEqual([])
})

test('RM14 a value of another type at any kind of path of it is refused by ajv and by zod', SLOW, () => {
  const slipped = places.flatMap((place) => {
    const value = place.holder[place.key]
    const wrong = value === null ? [true, {}, [], 42.5] : othersThan(value)
    return wrong
      .filter((other) => !refusedWith(place, other))
      .map((other) => `${shapeOf(place)} as ${typeOf(other)}`)
  })
  expect(slipped).toEqual([])
})
