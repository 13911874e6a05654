import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ApiError } from '#shared/api/labs.ts'
import type { Outcome, Refusal } from '../outcome.ts'

const STATUS: Record<ApiError['error'], ContentfulStatusCode> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 409,
  frozen: 409,
  notFrozen: 409,
  notReady: 409,
  linkUsed: 410,
  tooLarge: 413,
  unverified: 422,
  changed: 422,
  tooMany: 429,
  unavailable: 503,
}

export const answerRefusal = (c: Context, { error, message, path }: Refusal): Response => {
  const body: ApiError = { error, message, ...(path && { path }) }
  return c.json(body, STATUS[error])
}

/** A domain's result as an HTTP answer; `present` turns the value into what the API promises. */
export const answer = <T, A>(
  c: Context,
  outcome: Outcome<T>,
  present: (value: T) => A,
  status: ContentfulStatusCode = 200,
): Response =>
  outcome.ok ? c.body(JSON.stringify(present(outcome.value)), status, JSON_TYPE) : answerRefusal(c, outcome)

/** The same where there is nothing to tell but that it is done. */
export const answerDone = (c: Context, outcome: Outcome<unknown>): Response =>
  outcome.ok ? c.body(null, 204) : answerRefusal(c, outcome)

const JSON_TYPE = { 'content-type': 'application/json' }
