import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { LIMITS } from '#shared/wire/limits.ts'
import { refuse } from '../outcome.ts'
import { answerRefusal } from './answer.ts'
import type { Env } from './env.ts'

const limit = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      c.header('Connection', 'close') // the rest of the body is still on its way and will not be read
      return answerRefusal(c, refuse('tooLarge', `At most ${maxSize} bytes are taken here`))
    },
  })

const json = limit(LIMITS.jsonBodyBytes)
const roadmap = limit(LIMITS.roadmapBytes)

/** No body is read beyond what its address takes: a roadmap file is large, everything else is small. */
export const limitBody = createMiddleware<Env>((c, next) =>
  (c.req.path === '/api/delivery/roadmaps' ? roadmap : json)(c, next),
)
