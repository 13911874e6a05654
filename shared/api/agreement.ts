import { z } from 'zod'
import { sector } from '../plan/entities.ts'

export const decision = z.enum(['signed', 'signedWithReservation', 'declined'])
export type SignDecision = z.infer<typeof decision>

/** A responsible organisation's answer on one initiative of one version, tied to that initiative's hash (R13). */
export const commitment = z.strictObject({
  id: z.uuidv7(),
  version: z.int().min(1),
  initiativeId: z.uuidv7(),
  /** `sha256:` and 64 hexadecimal digits over the initiative as it was shown. */
  contentHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  organisationId: z.uuidv7(),
  organisationName: z.string(),
  /** Planned organisations it signed on behalf of. */
  onBehalfOf: z.array(z.uuidv7()),
  decision,
  statement: z.string(),
  signatory: z.strictObject({ seatId: z.uuidv7(), name: z.string(), role: z.string(), sector }),
  signedAt: z.iso.datetime(),
})
export type Commitment = z.infer<typeof commitment>

/** POST /api/labs/:lab/commitments. A reason is required unless it is a plain signature. */
export const commitmentRequest = z
  .strictObject({
    version: z.int().min(1),
    initiativeId: z.uuidv7(),
    organisationId: z.uuidv7(),
    contentHash: commitment.shape.contentHash,
    decision,
    statement: z.string().trim().max(2_000),
  })
  .refine((r) => r.decision === 'signed' || r.statement !== '', {
    path: ['statement'],
    message: 'A reason is required',
  })
export type CommitmentRequest = z.infer<typeof commitmentRequest>

/** Where one organisation stands on one initiative: its latest answer, or what it lapsed from. */
export const standing = z.strictObject({
  organisationId: z.uuidv7(),
  organisationName: z.string(),
  onBehalfOf: z.array(z.uuidv7()),
  state: z.enum(['requested', 'signed', 'signedWithReservation', 'declined', 'lapsed']),
  commitment: commitment.nullable(),
})

export const initiativeAgreement = z.strictObject({
  initiativeId: z.uuidv7(),
  code: z.string(),
  title: z.string(),
  contentHash: commitment.shape.contentHash,
  standings: z.array(standing),
  /** Errors of the rules on it; zero for agreement. */
  errors: z.int().min(0),
  agreed: z.boolean(),
})
export type InitiativeAgreement = z.infer<typeof initiativeAgreement>

/** Lab lead's and sponsor's word on a whole version; with both, it is released. */
export const endorsement = z.strictObject({
  role: z.enum(['labLead', 'sponsor']),
  name: z.string(),
  seatId: z.uuidv7(),
  endorsedAt: z.iso.datetime(),
})

/** GET /api/labs/:lab/agreement: the newest frozen version and who stands where; null before the first freeze. */
export const agreementView = z.strictObject({
  phase: z.enum(['open', 'frozen']),
  current: z
    .strictObject({
      version: z.int().min(1),
      frozenAt: z.iso.datetime(),
      frozenBy: z.string(),
      contentHash: commitment.shape.contentHash,
      initiatives: z.array(initiativeAgreement),
      agreed: z.boolean(),
      endorsements: z.array(endorsement),
      releasedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
})
export type AgreementView = z.infer<typeof agreementView>

/** POST /api/labs/:lab/endorsements */
export const endorsementRequest = z.strictObject({
  version: z.int().min(1),
  contentHash: commitment.shape.contentHash,
})

/** POST /api/labs/:lab/freeze and …/reopen */
export const freezeResponse = z.strictObject({ version: z.int().min(1) })

/** Who may read the released roadmaps: seats of the lab, or everyone with the address. */
export const publication = z.enum(['internal', 'public'])
export type Publication = z.infer<typeof publication>

/** PATCH /api/labs/:lab/publication, by the lab lead. Answers with the same shape. */
export const publicationRequest = z.strictObject({ publication })

/** GET /api/labs/:lab/roadmaps. GET …/roadmaps/:version is the roadmap file itself. */
export const roadmapList = z.strictObject({
  publication,
  roadmaps: z.array(
    z.strictObject({
      version: z.int().min(1),
      releasedAt: z.iso.datetime(),
      contentHash: z.string(),
      initiatives: z.int(),
      url: z.url(),
    }),
  ),
})
