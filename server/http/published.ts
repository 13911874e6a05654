import { readFile } from 'node:fs/promises'
import { createMiddleware } from 'hono/factory'
import { PUBLISHED_SCHEMAS, roadmapJsonSchema, type PublishedVersion } from '#shared/roadmap/jsonSchema.ts'
import type { Parts } from '../parts.ts'
import { routes, type Env } from './env.ts'

/** What strangers need to check a roadmap: readable by pages of any other site. */
const forEveryone = createMiddleware<Env>(async (c, next) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Cache-Control', 'public, max-age=300')
  await next()
})

/** The contract of the roadmap, the public keys, and the program that checks a file with them. */
export const publishedRoutes = (parts: Pick<Parts, 'signer'>, verifyFile: string) => {
  const schemas = new Map(
    (Object.keys(PUBLISHED_SCHEMAS) as PublishedVersion[]).map((version): [string, string] => [
      version,
      JSON.stringify(roadmapJsonSchema(version), null, 2),
    ]),
  )
  return routes()
    .get('/schemas/roadmap/:version/schema.json', forEveryone, (c) => {
      const schema = schemas.get(c.req.param('version'))
      return schema ? c.body(schema, 200, { 'content-type': 'application/schema+json' }) : c.notFound()
    })
    .get('/.well-known/jwks.json', forEveryone, (c) => c.json(parts.signer.jwks()))
    .get('/verify.mjs', forEveryone, async (c) => {
      const program = await readFile(verifyFile)
      c.header('Content-Disposition', 'attachment; filename="verify.mjs"')
      return c.body(program, 200, { 'content-type': 'text/javascript; charset=utf-8' })
    })
}
