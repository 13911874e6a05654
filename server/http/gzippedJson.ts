import { gunzipSync } from 'node:zlib'
import type { Context } from 'hono'

/** JSON that lies there gzipped, as it is to whoever can read it so. */
export const gzippedJson = (c: Context, gzipped: Uint8Array<ArrayBuffer>): Response => {
  c.header('Content-Type', 'application/json')
  c.header('Vary', 'Accept-Encoding')
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return c.body(new Uint8Array(gunzipSync(gzipped)))
  c.header('Content-Encoding', 'gzip')
  return c.body(gzipped)
}
