import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, expect, test } from 'vitest'
import { roadmapJsonSchema } from '#shared/roadmap/jsonSchema.ts'
import { ROADMAP_COLLECTIONS, roadmapSchema, type Roadmap } from '#shared/roadmap/schema.ts'
import { othersThan, placesOf, shapeOf, typeOf, type Container } from '#test/support/jsonPlaces.ts'
import { LEFT_OUT_WHERE_EMPTY, mayBeMissing } from '#test/support/leftOut.ts'
import { registerUnsigned } from '#test/support/registerPlan.ts'
import { sampleRoadmap, testKey } from '#test/support/sampleRoadmap.ts'

const ajv = new Ajv2020({ strict: true, allErrors: false })
addFormats.default(ajv)
const accepts = ajv.compile(roadmapJsonSchema())

let roadmap: Roadmap
/** Thousands of validations, on a machine that may be busy. */
const SLOW = { timeout: 60_000 }
beforeAll(async () => {
  roadmap = await sampleRoadmap(await testKey('k'), registerUnsigned())
})

/** Both validators refuse what the change made of the roadmap; then it is taken back. */
const refusedByBoth = (change: () => () => void): boolean => {
  const undo = change()
  const refused = !accepts(roadmap) && !roadmapSchema.safeParse(roadmap).success
  undo()
  return refused
}

test('RM14 the example has something in every collection, and both validators accept it', () => {
  for (const name of ROADMAP_COLLECTIONS) expect(roadmap[name]?.length, name).toBeGreaterThan(0)
  accepts(roadmap)
  expect(accepts.errors).toBeNull()
  expect(roadmapSchema.safeParse(roadmap).success).toBe(true)
})

test('RM31 what 1.1 added may be missing and is never empty, for both validators', () => {
  const added = [...placesOf(roadmap)].filter(mayBeMissing)
  expect(new Set(added.map(shapeOf))).toEqual(new Set(LEFT_OUT_WHERE_EMPTY))
  for (const { path, holder, key } of added) {
    const value = holder[key]
    delete holder[key]
    expect([accepts(roadmap), roadmapSchema.safeParse(roadmap).success], path).toEqual([true, true])
    for (const empty of [null, '', [], 0]) {
      holder[key] = empty
      expect([accepts(roadmap), roadmapSchema.safeParse(roadmap).success], path).toEqual([false, false])
    }
    holder[key] = value
  }
})

test('RM14 deleting any property at any path is refused by ajv and by zod', SLOW, () => {
  const places = [...placesOf(roadmap)].filter(
    (place) => !Array.isArray(place.holder) && !mayBeMissing(place),
  )
  expect(places.length).toBeGreaterThan(500)
  const slipped = places.filter(
    ({ holder, key }) =>
      !refusedByBoth(() => {
        const value = holder[key]
        delete holder[key]
        return () => (holder[key] = value)
      }),
  )
  expect(slipped.map((p) => p.path)).toEqual([])
})

test('RM14 changing the type at any path is refused by ajv and by zod', SLOW, () => {
  const slipped = [...placesOf(roadmap)].flatMap(({ path, holder, key }) => {
    const value = holder[key]
    const wrong = value === null ? [true, {}, [], 42.5] : othersThan(value)
    return wrong
      .filter(
        (other) =>
          !refusedByBoth(() => {
            holder[key] = other
            return () => (holder[key] = value)
          }),
      )
      .map((other) => `${path} as ${typeOf(other)}`)
  })
  expect(slipped).toEqual([])
})

test('RM14 null is taken by both validators or by neither, at any path', SLOW, () => {
  const nullable = [...placesOf(roadmap)].filter(({ path, holder, key }) => {
    const value = holder[key]
    holder[key] = null
    const [byAjv, byZod] = [accepts(roadmap), roadmapSchema.safeParse(roadmap).success]
    holder[key] = value
    expect(byAjv, path).toBe(byZod)
    return byAjv
  })
  expect(nullable.map((p) => p.key)).toContain('leadOrgId')
  expect(nullable.map((p) => p.key)).not.toContain('text')
})

test('RM14 a property more, at any object, is refused by ajv and by zod', SLOW, () => {
  const objects = [roadmap, ...[...placesOf(roadmap)].map(({ holder, key }) => holder[key])].filter(
    (value): value is Container => typeOf(value) === 'object',
  )
  for (const key of ['extra', 'constructor', 'toString'])
    for (const holder of objects)
      expect(
        refusedByBoth(() => {
          Object.defineProperty(holder, key, { value: 'x', enumerable: true, configurable: true })
          return () => delete holder[key]
        }),
        key,
      ).toBe(true)
})

test('RM14 the published schema is closed and described at every object (JSON Schema 2020-12)', () => {
  const schema = roadmapJsonSchema()
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
  const open: string[] = []
  const walk = (node: unknown, path: string): void => {
    if (node === null || typeof node !== 'object') return
    const object = node as Container
    if (object['type'] === 'object' && object['additionalProperties'] !== false) open.push(path)
    if (object['type'] === 'object')
      for (const [name, inner] of Object.entries(object['properties'] as Container))
        if (!(inner as Container)['description'] && !(inner as Container)['const'])
          open.push(`${path}.${name} undescribed`)
    for (const [key, inner] of Object.entries(object)) walk(inner, `${path}.${key}`)
  }
  walk(schema, '$')
  expect(open).toEqual([])
})
