import type { Context } from 'hono'
import { assetsOf, type Asset } from './assets.ts'
import { routes } from './env.ts'

/** Addresses of the app beside `/`; the join page is an entry of its own. */
const APP_PAGES = ['/', '/about', '/enter/*', '/labs/*', '/delivery', '/delivery/*']
const JOIN_PAGES = ['/join', '/join/*']

/** Asked for anew each time, or a browser would go on with the pages of an older build. */
const WORKER = '/serviceWorker.js'

const lifeOf = (path: string): string => {
  if (path === WORKER) return 'no-cache'
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
}

/** The built client: pages are never kept by a browser, hashed files for ever. */
export const clientRoutes = (folder: string) => {
  const find = assetsOf(folder)
  const page = (name: string, status: 200 | 404) => async (c: Context) => {
    const asset = await find(name)
    c.header('Cache-Control', 'no-store')
    return asset ? send(c, asset, status) : c.text('Not found', 404)
  }
  const app = routes()
  for (const path of APP_PAGES) app.get(path, page('/index.html', 200))
  for (const path of JOIN_PAGES) app.get(path, page('/join.html', 200))
  return app.get('*', async (c) => {
    const asset = c.req.path.endsWith('.html') ? null : await find(c.req.path)
    if (asset) {
      c.header('Cache-Control', lifeOf(c.req.path))
      return send(c, asset, 200)
    }
    const wantsPage = c.req.header('accept')?.includes('text/html')
    return wantsPage ? page('/index.html', 404)(c) : c.text('Not found', 404)
  })
}

const send = (c: Context, asset: Asset, status: 200 | 404): Response => {
  c.header('Content-Type', asset.type)
  c.header('Vary', 'Accept-Encoding')
  const gzipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? asset.gzipped : null
  if (gzipped) c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(gzipped ?? asset.plain), status)
}
