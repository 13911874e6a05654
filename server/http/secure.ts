import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '../config.ts'
import { isHttps } from './origin.ts'

const SELF = "'self'"
const NONE = "'none'"

/**
 * What a page of this server may do. The canvas sets styles inline and asks its maker's server once; nothing
 * else leaves. Some headers mean something on https alone and would only raise warnings elsewhere.
 */
export const secure = (config: Config) => {
  const https = isHttps(config)
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [SELF],
      scriptSrc: [SELF],
      styleSrc: [SELF, "'unsafe-inline'"],
      imgSrc: [SELF, 'data:', 'blob:'],
      fontSrc: [SELF, 'data:'],
      connectSrc: [SELF, 'ws:', 'wss:', 'data:', 'blob:', 'https://cdn.tldraw.com'],
      workerSrc: [SELF, 'blob:'],
      objectSrc: [NONE],
      baseUri: [NONE],
      formAction: [SELF],
      frameAncestors: [NONE],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: https ? 'max-age=15552000' : false,
    crossOriginOpenerPolicy: https ? 'same-origin' : false,
    originAgentCluster: https ? '?1' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    overwrite: false, // a picture is allowed less
  })
}
