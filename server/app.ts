import type { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { identify } from './http/admit.ts'
import { agreementRoutes } from './http/agreement.ts'
import { answerRefusal } from './http/answer.ts'
import { attendanceRoutes } from './http/attendance.ts'
import { clientRoutes } from './http/client.ts'
import { commentRoutes } from './http/comments.ts'
import { deliveryRoutes } from './http/delivery.ts'
import { routes, type Env } from './http/env.ts'
import { hallRoutes } from './http/hall.ts'
import { diaryRoutes } from './http/diary.ts'
import { healthRoutes } from './http/health.ts'
import { historyRoutes } from './http/history.ts'
import { imageRoutes } from './http/images.ts'
import { invitationRoutes } from './http/invitations.ts'
import { joinRoutes } from './http/join.ts'
import { keyGate } from './http/keyGate.ts'
import { labRoutes } from './http/labs.ts'
import { limitBody } from './http/limitBody.ts'
import { refuseOtherSites } from './http/origin.ts'
import { lockRoutes } from './http/locks.ts'
import { metricsRoutes } from './http/metrics.ts'
import { peopleRoutes } from './http/people.ts'
import { programmeRoutes } from './http/programme.ts'
import { publishedRoutes } from './http/published.ts'
import { requestRoutes } from './http/requests.ts'
import { roadmapRoutes } from './http/roadmaps.ts'
import { roomRoutes } from './http/rooms.ts'
import { roundRoutes } from './http/rounds.ts'
import { seatRoutes } from './http/seats.ts'
import { secure } from './http/secure.ts'
import { sessionRoutes } from './http/session.ts'
import { sightRoutes } from './http/sight.ts'
import { syncRoutes } from './http/sync.ts'
import { notFound, refuse } from './outcome.ts'
import type { Parts } from './parts.ts'
import { cannotBeWritten } from './storage/errcode.ts'

export interface AppOptions {
  /** The built client. */
  clientDir: string
  /** The program a stranger checks roadmaps with. */
  verifyFile: string
  isStopping: () => boolean
}

/** Logs the pattern of an address, never the address: links and codes are in it. */
const logged = (parts: Parts) =>
  createMiddleware<Env>(async (c, next) => {
    const started = performance.now()
    await next()
    const ms = Math.round(performance.now() - started)
    const line = { method: c.req.method, route: routePath(c), status: c.res.status, ms }
    parts.figures.answered(line)
    const denied = line.status === 401 || line.status === 403 || line.status === 429
    if (denied) parts.log.warn({ ...line, personId: c.get('session')?.personId }, 'refused')
    else parts.log.debug(line, 'answered')
  })

const neverKept = createMiddleware<Env>(async (c, next) => {
  c.header('Cache-Control', 'no-store')
  await next()
})

const api = (parts: Parts) => {
  const gate = keyGate(parts.config, () => parts.now().getTime())
  return routes()
    .use(neverKept, refuseOtherSites(parts.config), limitBody, identify(parts))
    .route('/', sessionRoutes(parts, gate))
    .route('/', joinRoutes(parts, gate))
    .route('/', labRoutes(parts))
    .route('/', seatRoutes(parts))
    .route('/', peopleRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', attendanceRoutes(parts))
    .route('/', agreementRoutes(parts))
    .route('/', lockRoutes(parts))
    .route('/', hallRoutes(parts))
    .route('/', commentRoutes(parts))
    .route('/', requestRoutes(parts))
    .route('/', roomRoutes(parts))
    .route('/', roundRoutes(parts))
    .route('/', programmeRoutes(parts))
    .route('/', roadmapRoutes(parts))
    .route('/', historyRoutes(parts))
    .route('/', diaryRoutes(parts))
    .route('/', sightRoutes(parts))
    .route('/', imageRoutes(parts))
    .route('/', deliveryRoutes(parts))
    .all('*', (c) => answerRefusal(c, notFound()))
}

export const createApp = (parts: Parts, options: AppOptions): Hono<Env> => {
  const app = routes()
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500)
      return answerRefusal(c, refuse('invalid', error.message))
    parts.log.error({ err: error, method: c.req.method, route: routePath(c) }, 'a request failed')
    if (cannotBeWritten(error))
      return answerRefusal(c, refuse('unavailable', 'Nothing can be saved at the moment'))
    return c.json({ error: 'unavailable', message: 'The server could not do this' }, 500)
  })
  return app
    .use(logged(parts), secure(parts.config))
    .use('/sync/*', identify(parts))
    .route('/', syncRoutes(parts, options.isStopping))
    .route('/', healthRoutes(parts, options.isStopping))
    .route('/', metricsRoutes(parts))
    .route('/', publishedRoutes(parts, options.verifyFile))
    .route('/api', api(parts))
    .route('/', clientRoutes(options.clientDir))
}
