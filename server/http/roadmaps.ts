import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { publicationRequest } from '#shared/api/agreement.ts'
import { findRoadmap, listRoadmaps } from '../agreement/release.ts'
import { publish } from '../labs/publish.ts'
import { publicLab } from '../labs/labRows.ts'
import { notFound } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { LabRow } from '../storage/schema.ts'
import { inLab, param, seatHere } from './admit.ts'
import { answer, answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { routes, type Env } from './env.ts'
import { baseUrl } from './origin.ts'

interface ReadEnv extends Env {
  Variables: Env['Variables'] & { readable: LabRow }
}

/** A lab whose released roadmaps this request may read: by a seat, or because they are public. */
const readable = (parts: Parts) =>
  createMiddleware<ReadEnv>(async (c, next) => {
    const found = await seatHere(parts, c.var.session, param(c, 'lab'))
    const lab = found.ok ? found.value.lab : await publicLab(parts.db, param(c, 'lab'))
    if (!lab) return answerRefusal(c, found.ok ? notFound() : found)
    c.set('readable', lab)
    return next()
  })

/** A roadmap's stored bytes, never made anew: what was signed is what is sent. */
export const sendRoadmap = (
  c: Context,
  file: { body: Uint8Array; contentHash: string; name: string },
): Response => {
  const etag = `"${file.contentHash}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'private, no-cache, no-transform')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  c.header('Content-Type', 'application/json')
  if (c.req.query('download') !== undefined)
    c.header('Content-Disposition', `attachment; filename="${file.name}"`)
  return c.body(new Uint8Array(file.body))
}

const view = (parts: Parts, c: Context, lab: LabRow) => async () => ({
  publication: lab.publication,
  roadmaps: (await listRoadmaps(parts.db, lab.id)).map((roadmap) => ({
    ...roadmap,
    url: `${baseUrl(parts.config, c)}/api/labs/${lab.slug}/roadmaps/${roadmap.version}`,
  })),
})

export const roadmapRoutes = (parts: Parts) =>
  routes()
    .get('/labs/:lab/roadmaps', readable(parts), async (c) =>
      c.json(await view(parts, c, c.get('readable'))()),
    )
    .get('/labs/:lab/roadmaps/:version', readable(parts), async (c) => {
      const lab = c.get('readable')
      const version = /^[1-9]\d{0,8}$/.test(param(c, 'version')) ? Number(param(c, 'version')) : 0
      const row = await findRoadmap(parts.db, lab.id, version)
      if (!row) return answerRefusal(c, notFound())
      return sendRoadmap(c, { ...row, name: `${lab.slug}-roadmap-${version}.json` })
    })
    .patch('/labs/:lab/publication', inLab(parts, 'publish'), body(publicationRequest), async (c) =>
      answer(c, await publish(parts, c.var.here, c.req.valid('json').publication), (publication) => ({
        publication,
      })),
    )
