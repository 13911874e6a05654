import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'

/** Asked by the lab lead in the room. */
export const question = (id: IdOf): EntityInput<'comments'> => ({
  id: id('comment question'),
  aboutId: id('indicator AQ production'),
  kind: 'question',
  text: 'The sources read 20,000 tonnes as an increase and as a level. We took the increase: does everyone agree?',
  public: true,
  illustrative: true,
})

/** Said by the seat of the small-scale fishers, so that the roadmap names who dissents. */
export const dissent = (id: IdOf): EntityInput<'comments'> => ({
  id: id('comment dissent'),
  aboutId: id('initiative AQ-1'),
  kind: 'dissent',
  text: 'Illustrative, after published objections to a later plan: small-scale fishers were brought in late and at short notice, and taking part online is hard for them. Projects should not be selected without them.',
  public: true,
  illustrative: true,
})
