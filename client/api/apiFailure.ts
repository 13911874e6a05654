import { API_ERRORS } from '#shared/api/errors.ts'
import type { ApiError } from '#shared/api/labs.ts'
import { isListOf, isOneOf, isShape, isText, type Guard } from './guards.ts'

const isRefusal = isShape({ error: isOneOf(API_ERRORS), message: isText })
const isStep: Guard<string | number> = (value) => isText(value) || typeof value === 'number'
const isPath = isListOf(isStep)

/** What a call can fail with: the server's own codes, no answer at all, or an answer that is not one. */
export type FailureCode = ApiError['error'] | 'offline' | 'unreadable'

/** A call that did not succeed. Screens show the sentence of its code; `message` is for logs. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly code: FailureCode
  readonly status: number
  /** Where in the request, for `invalid`; which part of the file, for `changed`. */
  readonly path: readonly (string | number)[]

  constructor(code: FailureCode, status: number, message: string, path: readonly (string | number)[] = []) {
    super(message)
    this.code = code
    this.status = status
    this.path = path
  }
}

/** Codes for answers that carry no body of ours, as a proxy's. */
const BY_STATUS: Record<number, FailureCode> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/** Reads a refusal's body; an unknown one is told by its status. */
export const failureOf = (status: number, body: unknown): ApiFailure => {
  if (isRefusal(body)) {
    const path: unknown = 'path' in body ? body.path : []
    return new ApiFailure(body.error, status, body.message, isPath(path) ? path : [])
  }
  return new ApiFailure(BY_STATUS[status] ?? 'unreadable', status, `HTTP ${status}`)
}

/** Whatever was thrown, as a failure; what is not one of ours is an answer we could not read. */
export const asFailure = (error: unknown): ApiFailure =>
  error instanceof ApiFailure ? error : new ApiFailure('unreadable', 0, String(error))

/** The key of the sentence in `common`, under `errors`. */
export const failureKey = (error: unknown): `errors.${FailureCode}` => `errors.${asFailure(error).code}`
