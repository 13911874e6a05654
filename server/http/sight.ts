import type { Parts } from '../parts.ts'
import { inLab } from './admit.ts'
import { routes } from './env.ts'
import { gzippedJson } from './gzippedJson.ts'

export const sightRoutes = (parts: Parts) =>
  routes().get('/labs/:lab/sight', inLab(parts, 'read'), async (c) =>
    gzippedJson(c, await parts.rooms.sight(c.var.here.lab.id)),
  )
