import { validator } from 'hono/validator'
import type { z } from 'zod'
import { refuse } from '../outcome.ts'
import { answerRefusal } from './answer.ts'

/** The request's JSON body, of this shape; anything else is told where it is wrong. */
export const body = <S extends z.ZodType>(schema: S) =>
  validator('json', (value, c) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? '' : step))
    return answerRefusal(c, refuse('invalid', issue?.message ?? 'Not what this address takes', path))
  })
