import { agreementView, freezeResponse } from '#shared/api/agreement.ts'
import { putPlan, withDocument } from './liveDocument.ts'
import { samplePlan } from './samplePlan.ts'
import type { Member, TestLab, TestServer } from './testServer.ts'

/** Freezes a lab's plan and has every responsible organisation sign. */
export const freezeAndSign = async (lab: TestLab): Promise<{ version: number; contentHash: string }> => {
  const lead = lab.lead.cookie
  const { version } = (await lab.api('/freeze', { cookie: lead, method: 'POST' })).as(freezeResponse)
  const { current } = (await lab.api('/agreement', { cookie: lead })).as(agreementView)
  const signatories = new Map<string, Member>()
  for (const { initiativeId, contentHash, standings } of current?.initiatives ?? [])
    for (const { organisationId, state } of standings) {
      if (state === 'signed') continue
      const by = signatories.get(organisationId) ?? (await lab.join({ signatory: true, organisationId }))
      signatories.set(organisationId, by)
      const body = { version, initiativeId, organisationId, contentHash, decision: 'signed', statement: '' }
      const answer = await lab.api('/commitments', { cookie: by.cookie, body })
      if (answer.status !== 201) throw new Error(answer.text)
    }
  return { version, contentHash: current?.contentHash ?? '' }
}

/** Freezes a lab's plan, has every responsible organisation sign, and both endorse: a released version. */
export const release = async (lab: TestLab, sponsor: Member): Promise<number> => {
  const frozen = await freezeAndSign(lab)
  await endorse(lab, sponsor, frozen)
  return frozen.version
}

/** Both endorse a version that is agreed. */
export const endorse = async (
  lab: TestLab,
  sponsor: Member,
  body: { version: number; contentHash: string },
): Promise<void> => {
  for (const { cookie } of [lab.lead, sponsor]) {
    const answer = await lab.api('/endorsements', { cookie, body })
    if (answer.status !== 201) throw new Error(answer.text)
  }
}

/** A lab with the sample plan, released as version 1. */
export const releasedLab = async (server: TestServer): Promise<{ lab: TestLab; sponsor: Member }> => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const sponsor = await lab.join({ role: 'sponsor' })
  await release(lab, sponsor)
  return { lab, sponsor }
}
