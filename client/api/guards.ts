/**
 * What an answer must look like, for the join page alone: zod weighs 18 of the 100 kB that page may have on a
 * phone. Everything else parses answers by the contract's own schemas.
 */
export type Guard<T> = (value: unknown) => value is T

export const isText: Guard<string> = (value) => typeof value === 'string'
export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean'

export const isOneOf =
  <T extends string>(members: readonly T[]): Guard<T> =>
  (value): value is T =>
    members.some((member) => member === value)

export const isListOf =
  <T>(is: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(is)

export const isNullOr =
  <T>(is: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || is(value)

type Shape<S> = { [K in keyof S]: S[K] extends Guard<infer T> ? T : never }

export const isShape =
  <S extends Record<string, Guard<unknown>>>(fields: S): Guard<Shape<S>> =>
  (value): value is Shape<S> =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, is]) => is(Reflect.get(value, name)))
