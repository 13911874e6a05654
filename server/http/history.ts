import { validator } from 'hono/validator'
import type { z } from 'zod'
import { historyQuery, momentOfSeq, momentOfTime } from '#shared/api/history.ts'
import { openTeller } from '../history/teller.ts'
import { refuse } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { inLab } from './admit.ts'
import { answer, answerRefusal } from './answer.ts'
import { routes } from './env.ts'
import { gzippedJson } from './gzippedJson.ts'

/** What is asked for, of the shape that `schemaFor` names; anything else is told where it is wrong. */
const asked = <S extends z.ZodType>(schemaFor: (query: object) => S) =>
  validator('query', (query, c) => {
    const parsed = schemaFor(query).safeParse(query)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : issue?.path
    return answerRefusal(
      c,
      refuse('invalid', issue?.message ?? 'Not what this address takes', keys?.map(String)),
    )
  })

export const historyRoutes = (parts: Parts) => {
  const teller = openTeller(parts)
  return routes()
    .get(
      '/labs/:lab/history',
      inLab(parts, 'read'),
      asked(() => historyQuery),
      async (c) => answer(c, await teller.facts(c.var.here, c.req.valid('query')), (page) => page),
    )
    .get(
      '/labs/:lab/history/at',
      inLab(parts, 'read'),
      asked((query) => ('seq' in query ? momentOfSeq : momentOfTime)),
      async (c) => {
        const moment = await teller.moment(c.var.here, c.req.valid('query'))
        if (!moment.ok) return answerRefusal(c, moment)
        return gzippedJson(c, moment.value)
      },
    )
}
