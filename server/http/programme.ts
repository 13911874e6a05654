import type { Context } from 'hono'
import { overruleRequest, programmeRequest, tickRequest } from '#shared/api/programme.ts'
import type { Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import {
  overruleGate,
  replaceProgramme,
  takeBackOverrule,
  tickArtefact,
} from '../programme/changeProgramme.ts'
import { programmeView } from '../programme/programmeView.ts'
import { inLab, param } from './admit.ts'
import { answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { routes, type Env } from './env.ts'

export const programmeRoutes = (parts: Parts) => {
  const mine = inLab(parts, 'runProgramme')
  const answered = async (c: Context<Env>, outcome: Outcome<null>) =>
    outcome.ok ? c.json(await programmeView(parts, c.var.here.lab)) : answerRefusal(c, outcome)
  return routes()
    .get('/labs/:lab/programme', inLab(parts, 'read'), async (c) =>
      c.json(await programmeView(parts, c.var.here.lab)),
    )
    .put('/labs/:lab/programme', mine, body(programmeRequest), async (c) =>
      answered(c, await replaceProgramme(parts, c.var.here, c.req.valid('json'))),
    )
    .post('/labs/:lab/programme/ticks', mine, body(tickRequest), async (c) =>
      answered(c, await tickArtefact(parts, c.var.here, c.req.valid('json'))),
    )
    .put('/labs/:lab/programme/gates/:week', mine, body(overruleRequest), async (c) =>
      answered(c, await overruleGate(parts, c.var.here, param(c, 'week'), c.req.valid('json').reason)),
    )
    .delete('/labs/:lab/programme/gates/:week', mine, async (c) =>
      answered(c, await takeBackOverrule(parts, c.var.here, param(c, 'week'))),
    )
}
