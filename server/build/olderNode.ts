import { webcrypto } from 'node:crypto'

/**
 * What Node 18 lacks of what the check uses, so that whoever receives a roadmap can check it with the Node they
 * have. Does nothing on a newer one. Imported first.
 */
const define = (target: object, name: string, value: unknown): void => {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true })
}

define(globalThis, 'crypto', webcrypto)
define(String.prototype, 'isWellFormed', function (this: string): boolean {
  return !/\p{Surrogate}/u.test(this)
})
define(Array.prototype, 'toSorted', function <T>(this: T[], compare?: (a: T, b: T) => number): T[] {
  return [...this].sort(compare)
})
define(Array.prototype, 'findLast', function <T>(this: T[], test: (one: T) => boolean): T | undefined {
  return [...this].reverse().find(test)
})
