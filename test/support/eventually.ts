import { vi } from 'vitest'

/** Waits until it holds, as long as a browser's test waits: a busy machine is slow, not wrong. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 5 })
