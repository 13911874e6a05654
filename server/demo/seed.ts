import { v7 } from 'uuid'
import { z } from 'zod'
import { invitation } from '#shared/api/identity.ts'
import { labView } from '#shared/api/labs.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live, workstreams } from '#shared/plan/select.ts'
import { agree } from './agree.ts'
import { answerRequests } from './answerRequests.ts'
import { layOut } from './layOut.ts'
import { withLivePlan } from './livePlan.ts'
import { holdRounds } from './holdRounds.ts'
import { dissent } from './oceans/comments.ts'
import { draftCommands } from './oceans/draft.ts'
import { idsBy, type IdOf } from './oceans/ids.ts'
import { LAB, WORKSTREAMS } from './oceans/lab.ts'
import { create, oceansCommands } from './oceans/oceansPlan.ts'
import { REQUEST_CARDS } from './oceans/requests.ts'
import { organisationBy, seatFor } from './people.ts'
import { placePeople } from './placePeople.ts'
import { relateCommands } from './relate.ts'
import { enterAs, type Visitor } from './visitor.ts'

/** A running, empty server: its address as this machine reaches it, and its link for the first facilitator. */
export interface EmptyServer {
  url: string
  facilitatorToken: string
}

/**
 * Makes the Oceans lab on an empty server through its public API: opens it, writes the plan over the live
 * document, has it signed and released, publishes it, goes on with a draft in which rooms ask one another,
 * holds rounds, puts people into rooms and invites participants. Throws in words when a step fails.
 */
export const seedDemo = async (server: EmptyServer): Promise<void> => {
  const lead = await enterAs(server.url, server.facilitatorToken, 'Demo facilitator')
  const lab = LAB.slug
  await lead.call(labView, 'POST', '/api/labs', {
    ...LAB,
    workstreams: WORKSTREAMS.map(({ code, title }) => ({ code, title })),
  })
  const { plan, id } = await writePlan(lead, lab)
  const sponsor = await seatFor(lead, lab, {
    name: 'Illustrative sponsor',
    role: 'sponsor',
    signatory: false,
    organisation: organisationBy(plan, 'Presidency'),
  })
  await dissentAs(lead, lab, plan, id)
  const signatories = await agree(lab, lead, sponsor, plan)
  await lead.call(z.unknown(), 'PATCH', `/api/labs/${lab}/publication`, { publication: 'public' })
  await lead.call(z.unknown(), 'POST', `/api/labs/${lab}/reopen`)
  const draft = await goOn(lead, lab, id)
  await answerRequests(lead, lab, draft, id)
  await holdRounds(lead, lab, draft, id, signatories)
  await placePeople(lead, lab, plan)
  await lead.call(invitation, 'POST', `/api/labs/${lab}/invitations`, { role: 'participant' })
}

const writePlan = (lead: Visitor, lab: string): Promise<{ plan: Plan; id: IdOf }> =>
  withLivePlan(lead, lab, (document) => {
    const opened = document.plan()
    const id = idsBy(
      v7,
      new Map([
        ...live(opened, 'lab').map((record) => ['lab', record.id] as const),
        ...workstreams(opened).map((room) => [`room ${room.code}`, room.id] as const),
      ]),
    )
    document.write(oceansCommands(id))
    document.write(relateCommands(id))
    document.write(layOut(document.plan()))
    return { plan: document.plan(), id }
  })

/** The small-scale fishers say it themselves, from a seat of their own. */
const dissentAs = async (lead: Visitor, lab: string, plan: Plan, id: IdOf): Promise<void> => {
  const fishers = await seatFor(lead, lab, {
    name: 'Illustrative voice of small-scale fishers',
    role: 'participant',
    signatory: false,
    organisation: organisationBy(plan, 'Coastal Links'),
  })
  await withLivePlan(fishers, lab, (document) => document.write([create('comments', dissent(id))]))
}

const goOn = (lead: Visitor, lab: string, id: IdOf): Promise<Plan> =>
  withLivePlan(lead, lab, (document) => {
    document.write(draftCommands(document.plan(), id))
    const added = new Set(DRAFT_CARDS.map(id))
    document.write(layOut(document.plan()).filter((c) => c.type === 'place' && added.has(c.entityId)))
    return document.plan()
  })

const DRAFT_CARDS = ['initiative AQ-9', 'activity AQ-9 1.1', 'activity AQ-9 1.2', ...REQUEST_CARDS]
