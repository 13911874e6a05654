import { commitmentRequest, endorsementRequest } from '#shared/api/agreement.ts'
import { agreementView } from '../agreement/agreementView.ts'
import { commit } from '../agreement/commitments.ts'
import { endorse } from '../agreement/endorse.ts'
import { freeze, reopen } from '../agreement/versions.ts'
import type { Parts } from '../parts.ts'
import { inLab } from './admit.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'

export const agreementRoutes = (parts: Parts) =>
  routes()
    .get('/labs/:lab/agreement', inLab(parts, 'read'), async (c) =>
      c.json(await agreementView(parts, c.var.here.lab.id)),
    )
    .post('/labs/:lab/freeze', inLab(parts, 'freeze'), async (c) =>
      answer(c, await freeze(parts, c.var.here), (frozen) => frozen),
    )
    .post('/labs/:lab/reopen', inLab(parts, 'reopen'), async (c) =>
      answer(c, await reopen(parts, c.var.here), (reopened) => reopened),
    )
    .post('/labs/:lab/commitments', inLab(parts, 'sign'), body(commitmentRequest), async (c) =>
      answer(c, await commit(parts, c.var.here, c.req.valid('json')), (commitment) => commitment, 201),
    )
    .post('/labs/:lab/endorsements', inLab(parts, 'endorse'), body(endorsementRequest), async (c) =>
      answer(c, await endorse(parts, c.var.here, c.req.valid('json')), (endorsed) => endorsed, 201),
    )
