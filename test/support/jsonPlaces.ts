export type Container = Record<string, unknown>

/** Where a value stands in a JSON document: the object or list that holds it, and under which key. */
export interface Place {
  path: string
  holder: Container
  key: string
}

/** Every place of a value: every property and every member of a list. */
export function* placesOf(value: unknown, path = '$'): Generator<Place> {
  if (value === null || typeof value !== 'object') return
  const holder = value as Container
  for (const key of Object.keys(holder)) {
    yield { path: `${path}.${key}`, holder, key }
    yield* placesOf(holder[key], `${path}.${key}`)
  }
}

/** `$.activities.*.text`: the same for every member of a list. */
export const shapeOf = ({ path }: Place): string => path.replaceAll(/\.\d+(?=\.|$)/g, '.*')

export const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

/** Values of every other type. Null may stand where a text may, so it is tried only where nothing else is. */
export const othersThan = (value: unknown): unknown[] =>
  [true, 42.5, {}, [], ...(typeOf(value) === 'string' ? [] : ['neither a date nor an identifier'])].filter(
    (other) => typeOf(other) !== typeOf(value),
  )
