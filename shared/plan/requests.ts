import { z } from 'zod'
import { dependencyType } from './entities.ts'
import { plainDate } from './fields.ts'

export const REQUEST_ANSWERS = ['accepted', 'refused'] as const

/**
 * What a room has answered to another that wants to wait for it; a record of the server, never of the document.
 * It holds for the dependency as it was then: from, to, type and lag.
 */
export const requestAnswer = z.strictObject({
  dependencyId: z.uuidv7(),
  fromId: z.uuidv7(),
  toId: z.uuidv7(),
  type: dependencyType,
  lagDays: z.int(),
  answer: z.enum(REQUEST_ANSWERS),
  /** Required for a refusal. */
  reason: z.string().max(2_000),
  /** The date that was waited for, as planned when it was answered. */
  promised: plainDate(),
  by: z.string(),
  organisationName: z.string(),
  at: z.iso.datetime(),
})
export type RequestAnswer = z.infer<typeof requestAnswer>

/** The latest answer to each dependency that has one, by the dependency's id. */
export type RequestAnswers = ReadonlyMap<string, RequestAnswer>

export const NO_ANSWERS: RequestAnswers = new Map()
