import { importRoadmap, importView } from '../delivery/importRoadmap.ts'
import { findImport, listImports } from '../delivery/imports.ts'
import { makeLink } from '../identity/links.ts'
import type { Session } from '../identity/sessions.ts'
import { notFound } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { param, signedIn } from './admit.ts'
import { answer, answerRefusal } from './answer.ts'
import { routes } from './env.ts'
import { limitRoadmap, ROADMAP_UPLOAD } from './limitBody.ts'
import { entranceUrl } from './origin.ts'
import { sendRoadmap } from './roadmaps.ts'

const inDelivery = ({ facilitator, deliveryUnit }: Session) => facilitator || deliveryUnit

export const deliveryRoutes = (parts: Parts) =>
  routes()
    .get('/delivery/roadmaps', signedIn(inDelivery), async (c) =>
      c.json({ roadmaps: (await listImports(parts.db)).map(importView) }),
    )
    .post(ROADMAP_UPLOAD, signedIn(inDelivery), limitRoadmap, async (c) => {
      const { personId, name } = c.var.signedIn
      const imported = await importRoadmap(parts.db, {
        bytes: new Uint8Array(await c.req.arrayBuffer()),
        jwks: parts.signer.jwks(),
        importedBy: { actor: personId, name },
        now: parts.now(),
      })
      const status = imported.ok && !imported.value.known ? 201 : 200
      return answer(c, imported, (result) => result, status)
    })
    .get('/delivery/roadmaps/:id', signedIn(inDelivery), async (c) => {
      const row = await findImport(parts.db, param(c, 'id'))
      if (!row) return answerRefusal(c, notFound())
      return sendRoadmap(c, { ...row, name: `roadmap-${row.version}.json` })
    })
    .post(
      '/delivery/links',
      signedIn((session) => session.facilitator),
      async (c) => {
        const token = await makeLink(parts.db, { kind: 'delivery' }, parts.now())
        return c.json({ link: entranceUrl(parts.config, c, token) }, 201)
      },
    )
