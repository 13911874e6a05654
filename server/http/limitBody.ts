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

/** A roadmap file is large: its bound stands behind the question who sends it, so that no stranger is listened to. */
export const limitRoadmap = limit(LIMITS.roadmapBytes)
export const ROADMAP_UPLOAD = '/delivery/roadmaps'
/** The same for a picture, which its route reads piece by piece. */
const IMAGE_UPLOAD = /^\/api\/labs\/[^/]+\/images$/

/**
 * No body is read beyond what its address takes, and it is read before anyone is asked who they are: whoever keeps
 * the last byte back until they are no signatory any more is none when it has come.
 */
export const limitBody = createMiddleware<Env>(async (c, next) => {
  if (c.req.path === `/api${ROADMAP_UPLOAD}` || IMAGE_UPLOAD.test(c.req.path)) return next()
  let broken = false
  const refused = await json(c, async () => {
    if (await arrived(c.req.arrayBuffer())) return next()
    broken = true
  })
  return broken ? answerRefusal(c, refuse('invalid', 'The body did not arrive whole')) : refused
})

const arrived = (body: Promise<ArrayBuffer>): Promise<boolean> =>
  body.then(
    () => true,
    () => false, // the sender has gone, which is the answer
  )
