import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose'
import type { Commitment, SignDecision } from '#shared/api/agreement.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { buildRoadmap } from '#shared/roadmap/build.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { initiativeHash } from '#shared/roadmap/content.ts'
import type { Roadmap, UnsignedRoadmap } from '#shared/roadmap/schema.ts'
import { signRoadmap } from '#shared/roadmap/signature.ts'
import { SAMPLE, sampleId, samplePlan } from './samplePlan.ts'

let commitmentCount = 0

/** An organisation's answer on an initiative as it stands in a plan; each newer than the one before. */
export const answer = (
  plan: Plan,
  initiativeId: string,
  organisationId: string,
  decision: SignDecision = 'signed',
  version = 1,
): Commitment => {
  const n = ++commitmentCount
  const responsible = collect(plan)
    .initiatives.find((i) => i.id === initiativeId)
    ?.responsible.find((r) => r.organisationId === organisationId)
  return {
    id: sampleId(900_000 + n),
    version,
    initiativeId,
    contentHash: initiativeHash(plan, { id: initiativeId }),
    organisationId,
    organisationName: plan.organisations.get(organisationId)?.name ?? '',
    onBehalfOf: responsible?.onBehalfOf ?? [],
    decision,
    statement: decision === 'signed' ? '' : 'For this reason',
    signatory: { seatId: sampleId(5_000), name: 'A. Person', role: 'participant', sector: 'national' },
    signedAt: new Date(Date.UTC(2014, 7, 1) + n * 60_000).toISOString(),
  }
}

/** Every answer the sample plan needs. */
export const allAnswers = (plan: Plan, version = 1): Commitment[] =>
  collect(plan).initiatives.flatMap((i) =>
    i.responsible.map((r) => answer(plan, i.id, r.organisationId, 'signed', version)),
  )

export const sampleUnsigned = (plan: Plan = samplePlan(), commitments = allAnswers(plan)): UnsignedRoadmap =>
  buildRoadmap({
    plan,
    lab: { id: SAMPLE.lab, slug: 'oceans', name: 'Oceans' },
    version: 1,
    frozenAt: '2014-08-15T08:00:00Z',
    releasedAt: '2014-08-15T12:00:00Z',
    commitments,
    endorsements: [
      { role: 'sponsor', name: 'S. Sponsor', seatId: sampleId(5_001), endorsedAt: '2014-08-15T11:00:00Z' },
      { role: 'labLead', name: 'L. Lead', seatId: sampleId(5_002), endorsedAt: '2014-08-15T10:00:00Z' },
    ],
    dissents: [{ commentId: SAMPLE.objection, organisationId: SAMPLE.farmers, organisationName: 'FFA' }],
  })

export interface TestKey {
  kid: string
  privateJwk: JWK
  jwks: JSONWebKeySet
}

export const testKey = async (kid: string): Promise<TestKey> => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = { ...(await exportJWK(publicKey)), kid }
  return { kid, privateJwk: await exportJWK(privateKey), jwks: { keys: [publicJwk] } }
}

export const sampleRoadmap = async (key: TestKey, unsigned = sampleUnsigned()): Promise<Roadmap> =>
  signRoadmap(unsigned, key.kid, { ...key.privateJwk, alg: 'EdDSA' })
