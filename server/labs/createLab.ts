import { generateNKeysBetween } from 'fractional-indexing'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { LabRequest, LabView } from '#shared/api/labs.ts'
import { defaultProgramme, templateFor } from '#shared/programme/defaults.ts'
import type { Programme } from '#shared/programme/template.ts'
import { COLLECTIONS, emptyPlan, type Plan } from '#shared/plan/plan.ts'
import { NEW_SEAT } from '../identity/seatRows.ts'
import type { Session } from '../identity/sessions.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import { isConstraint } from '../storage/errcode.ts'
import type { LabRow, SeatRow } from '../storage/schema.ts'
import { insertProgramme } from '../programme/programmeRows.ts'
import { labView } from './labRows.ts'

/** A plan with nothing in it but what the lab is called and its rooms. */
const firstPlan = (labId: string, request: LabRequest): Plan => {
  const { name, startDate, weeks, currency } = request
  const keys = generateNKeysBetween(null, null, request.workstreams.length)
  const workstreams = request.workstreams.map(({ code, title }, i) =>
    COLLECTIONS.workstreams.parse({
      id: uuid(),
      code: code.normalize('NFC'),
      title: title.normalize('NFC'),
      orderKey: keys[i],
    }),
  )
  const lab = COLLECTIONS.lab.parse({ id: labId, name: name.normalize('NFC'), startDate, weeks, currency })
  return {
    ...emptyPlan(),
    lab: new Map([[labId, lab]]),
    workstreams: new Map(workstreams.map((w) => [w.id, w])),
  }
}

/** Opens a lab; who opens it is its lab lead. The document is begun first: a lab is never seen without one. */
export const createLab = async (
  parts: Parts,
  session: Session,
  request: LabRequest,
): Promise<Outcome<LabView>> => {
  if (z.uuid().safeParse(request.slug).success)
    return refuse('invalid', 'An address cannot look like an identifier', ['slug'])
  const programme = firstProgramme(request)
  if (programme.weeks.length !== request.weeks)
    return refuse('invalid', `The programme has ${programme.weeks.length} weeks`, ['weeks'])
  const id = uuid()
  const now = parts.now().toISOString()
  const lab: LabRow = {
    id,
    slug: request.slug,
    name: request.name.normalize('NFC'),
    publication: 'internal',
    phase: 'open',
    version: 0,
    epoch: 1,
    createdAt: now,
  }
  const taken = await parts.db
    .selectFrom('labs')
    .select('id')
    .where('slug', '=', request.slug)
    .executeTakeFirst()
  if (taken) return slugTaken()
  await parts.rooms.create(id, firstPlan(id, request))
  try {
    await parts.db.transaction().execute(async (tx) => {
      const seat = leadSeat(lab, session, now)
      await tx.insertInto('labs').values(lab).execute()
      await tx.insertInto('seats').values(seat).execute()
      await insertProgramme(tx, { labId: id, programme, by: seat, now })
      await appendAudit(tx, {
        at: now,
        labId: id,
        actor: seat.id,
        act: 'labOpened',
        details: { slug: lab.slug },
      })
    })
  } catch (error) {
    if (isConstraint(error)) return slugTaken()
    throw error
  }
  return done(labView(lab))
}

const firstProgramme = ({ programme, weeks }: LabRequest): Programme =>
  typeof programme === 'object' ? programme : defaultProgramme(programme ?? templateFor(weeks), weeks)

const slugTaken = () => refuse('conflict', 'Another lab has this address', ['slug'])

const leadSeat = (lab: LabRow, session: Session, now: string): SeatRow => ({
  id: uuid(),
  labId: lab.id,
  personId: session.personId,
  name: session.name,
  role: 'labLead',
  signatory: 0,
  organisationId: null,
  organisationName: '',
  sector: 'national',
  createdAt: now,
  joinedAt: now,
  revokedAt: null,
  ...NEW_SEAT,
  language: null,
})
