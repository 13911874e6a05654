import type { Context } from 'hono'
import { imageHash } from '#shared/api/images.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { oneAtATime } from '../history/oneAtATime.ts'
import { forbidden, may } from '../identity/policy.ts'
import { findImage, keepImage } from '../images/keepImage.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { inLab, param, seatHere } from './admit.ts'
import { answer, answerRefusal } from './answer.ts'
import { atOnce } from './atOnce.ts'
import { routes, type Env } from './env.ts'
import { tokenBucket } from './tokenBucket.ts'

/** Pictures that have arrived and wait on disk for their turn. */
const MOST_WAITING = 100
const DISK_FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

export const imageRoutes = (parts: Parts) => {
  const rate = tokenBucket({
    burst: LIMITS.imageBurst,
    perSecond: LIMITS.imagesPerSecond,
    now: () => parts.now().getTime(),
  })
  const arriving = atOnce(LIMITS.imagesAtOnce)
  // A picture is a few dozen megabytes while it is judged; two at once would also count each other's bytes wrong.
  const line = oneAtATime(MOST_WAITING)
  return routes()
    .post('/labs/:lab/images', inLab(parts, 'edit'), async (c) => {
      if (!rate.take(c.var.here.seat.id)) return tooMany(c)
      const declared = Number(c.req.header('content-length') ?? 0)
      if (declared > LIMITS.imageBytes) return tooLarge(c)
      const seatId = c.var.here.seat.id
      if (!arriving.begin(seatId)) return tooMany(c)
      try {
        const received = await parts.images.receive(bodyOf(c), LIMITS.imageBytes)
        if (!received) return tooLarge(c)
        try {
          const turn = line.run('', async () => {
            const by = await mayAdd(parts, c)
            const kept = by.ok ? await keepImage(parts, by.value, await received.read()) : by
            return answer(c, kept, (image) => image, 201)
          })
          return turn ? await turn : tooMany(c)
        } finally {
          await received.drop()
        }
      } catch (error) {
        if (c.req.raw.signal.aborted || isBroken(error))
          return answerRefusal(c, refuse('invalid', 'The body did not arrive whole'))
        if (!DISK_FULL.has(codeOf(error))) throw error
        parts.log.error({ err: error }, 'no picture can be kept')
        return answerRefusal(c, refuse('unavailable', 'The disk of the server is full: nothing was kept'))
      } finally {
        arriving.end(seatId)
      }
    })
    .get('/labs/:lab/images/:hash', inLab(parts, 'read'), async (c) => {
      const labId = c.var.here.lab.id
      const hash = imageHash.safeParse(param(c, 'hash')).data
      const image = hash === undefined ? undefined : await findImage(parts.db, labId, hash)
      if (!image || !(await parts.images.has(labId, image.sha256))) return answerRefusal(c, notFound())
      // Its name is its content: it never changes, and a page opened as one may do nothing.
      c.header('Cache-Control', 'private, max-age=31536000, immutable')
      c.header('Content-Security-Policy', "default-src 'none'; sandbox")
      c.header('ETag', `"${image.sha256}"`)
      if (c.req.header('if-none-match') === `"${image.sha256}"`) return c.body(null, 304)
      return c.body(new Uint8Array(await parts.images.read(labId, image.sha256)), 200, {
        'content-type': image.type,
      })
    })
}

/** Asked again when the last byte is here: a seat may have been taken away, or the plan frozen, meanwhile. */
const mayAdd = async (parts: Parts, c: Context<Env>): Promise<Outcome<SeatInLab>> => {
  const found = await seatHere(parts, c.var.session, param(c, 'lab'))
  if (!found.ok) return found
  const { seat, lab } = found.value
  if (!may(seat.role, 'edit')) return forbidden('edit', seat.role)
  if (lab.phase === 'frozen') return refuse('frozen', 'The plan is frozen: its boards take no pictures')
  return done(found.value)
}

/** The rest of a body that is not read is still on its way. */
const unread = (c: Context) => c.header('Connection', 'close')

const tooLarge = (c: Context) => {
  unread(c)
  return answerRefusal(c, refuse('tooLarge', `A picture is at most ${LIMITS.imageBytes} bytes`))
}

const tooMany = (c: Context) => {
  unread(c)
  return answerRefusal(c, refuse('tooMany', 'So many pictures at once are not taken: wait a minute'))
}

const bodyOf = (c: Context): AsyncIterable<Uint8Array> => c.req.raw.body ?? nothing()

async function* nothing(): AsyncGenerator<Uint8Array> {}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

/** The sender has gone. */
const isBroken = (error: unknown): boolean =>
  codeOf(error) === 'ECONNRESET' || (error instanceof Error && error.name === 'AbortError')
