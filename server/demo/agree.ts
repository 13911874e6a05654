import { z } from 'zod'
import { agreementView, freezeResponse, type SignDecision } from '#shared/api/agreement.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { seatFor, shortName, signingOrganisations } from './people.ts'
import type { Visitor } from './visitor.ts'

/** The one answer that is not a plain signature, so that a reservation is seen in the roadmap. */
const RESERVATION = {
  initiative: 'AQ-5',
  organisation: 'NT',
  statement:
    'Illustrative: signed on the understanding that the fund receives no money from the budget before its rules are approved.',
}

type Agreement = NonNullable<z.output<typeof agreementView>['current']>

/**
 * Freezes the plan, has every responsible organisation sign, and lets lab lead and sponsor release it. Answers with
 * those who signed, by the short name of their organisation.
 */
export const agree = async (
  lab: string,
  lead: Visitor,
  sponsor: Visitor,
  plan: Plan,
): Promise<Map<string, Visitor>> => {
  const signed = new Map<string, Visitor>()
  const { version } = await lead.call(freezeResponse, 'POST', `/api/labs/${lab}/freeze`)
  const current = await agreementNow(lead, lab)
  for (const organisation of signingOrganisations(plan)) {
    const name = `Illustrative signatory for ${shortName(organisation)}`
    const role = 'participant'
    const signatory = await seatFor(lead, lab, { name, role, signatory: true, organisation })
    await signAll(lab, signatory, current, plan, organisation.id)
    signed.set(shortName(organisation), signatory)
  }
  for (const endorser of [lead, sponsor]) {
    const body = { version, contentHash: current.contentHash }
    await endorser.call(z.unknown(), 'POST', `/api/labs/${lab}/endorsements`, body)
  }
  const released = await agreementNow(lead, lab)
  if (released.releasedAt === null) throw new Error('Everybody signed, but the version was not released')
  return signed
}

const agreementNow = async (lead: Visitor, lab: string): Promise<Agreement> => {
  const { current } = await lead.call(agreementView, 'GET', `/api/labs/${lab}/agreement`)
  if (!current) throw new Error('The frozen version is not there')
  return current
}

const signAll = async (
  lab: string,
  signatory: Visitor,
  current: Agreement,
  plan: Plan,
  organisationId: string,
): Promise<void> => {
  for (const { initiativeId, code, contentHash, standings } of current.initiatives) {
    if (!standings.some((s) => s.organisationId === organisationId)) continue
    await signatory.call(z.unknown(), 'POST', `/api/labs/${lab}/commitments`, {
      version: current.version,
      initiativeId,
      organisationId,
      contentHash,
      ...answerOf(code, liveOf(plan, 'organisations', organisationId)?.acronym),
    })
  }
}

const answerOf = (code: string, acronym?: string): { decision: SignDecision; statement: string } =>
  code === RESERVATION.initiative && acronym === RESERVATION.organisation
    ? { decision: 'signedWithReservation', statement: RESERVATION.statement }
    : { decision: 'signed', statement: '' }
