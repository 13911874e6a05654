import type { ApiError } from '#shared/api/labs.ts'

/** Why something asked for was not done; http turns it into an answer, nothing was changed. */
export interface Refusal {
  ok: false
  error: ApiError['error']
  message: string
  path?: (string | number)[]
}

export type Outcome<T> = { ok: true; value: T } | Refusal

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (error: Refusal['error'], message: string, path?: (string | number)[]): Refusal => ({
  ok: false,
  error,
  message,
  ...(path && { path }),
})

/** One answer for what is not there and for what is not this person's to see. */
export const notFound = (): Refusal => refuse('notFound', 'There is nothing here for you')
