import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { roundAnswer, type RoundRequest, type RoundView } from '#shared/api/rounds.ts'
import { initiativesOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { IdOf } from './oceans/ids.ts'
import { CRITERIA, IDEAS, SCORES, STANCES, VOTES } from './oceans/rounds.ts'
import { organisationBy } from './people.ts'
import type { Visitor } from './visitor.ts'

/** Those who signed, by the acronym of their organisation. */
export type Signatories = ReadonlyMap<string, Visitor>

/**
 * Holds what the room of aquaculture would have decided by: ideas without names, dots on them, and scores of its
 * initiatives, all revealed; and a round of consent that is open, for whoever opens the demonstration to answer.
 */
export const holdRounds = async (
  lead: Visitor,
  lab: string,
  plan: Plan,
  id: IdOf,
  by: Signatories,
): Promise<void> => {
  const rounds = `/api/labs/${lab}/rounds`
  const open = async (request: RoundRequest) => (await lead.call(roundAnswer, 'POST', rounds, request)).round
  const answer = (round: string, acronym: string, body: unknown) =>
    seatOf(by, acronym).call(z.unknown(), 'PUT', `${rounds}/${round}/entries/${randomUUID()}`, { body })
  const reveal = async (round: string): Promise<RoundView> => {
    await lead.call(roundAnswer, 'POST', `${rounds}/${round}/close`)
    return (await lead.call(roundAnswer, 'POST', `${rounds}/${round}/reveal`)).round
  }
  const workstreamId = id('room AQ')

  const ideas = await open({ kind: 'ideas', question: IDEAS.question, settings: {}, anonymous: true, workstreamId }) // prettier-ignore
  for (const { by: acronym, title, text } of IDEAS.given) await answer(ideas.id, acronym, { title, text })
  const revealed = await reveal(ideas.id)
  if (revealed.kind !== 'ideas' || !revealed.result) throw new Error('The ideas were not revealed')

  const options = revealed.result.ideas.map(({ id: optionId, title }) => ({ id: optionId, label: title, entityId: null })) // prettier-ignore
  const optionId = (title: string) => options.find(({ label }) => label === title)?.id
  const votes = await open({ kind: 'votes', question: VOTES.question, settings: { options, dots: 3, most: 2, quorum: { of: 'number', count: 5 } }, workstreamId }) // prettier-ignore
  for (const { by: acronym, dots } of VOTES.given)
    await answer(votes.id, acronym, { dots: dots.map(([at, count]) => ({ optionId: optionId(IDEAS.given[at]?.title ?? ''), count })) }) // prettier-ignore
  await reveal(votes.id)

  const initiatives = initiativesOf(plan, workstreamId).map((one) => ({ id: one.id, label: `${one.code} ${one.title}`.slice(0, 300) })) // prettier-ignore
  const scores = await open({ kind: 'scores', question: SCORES.question, settings: { criteria: CRITERIA, initiatives, cut: SCORES.cut }, workstreamId }) // prettier-ignore
  if (scores.kind !== 'scores') throw new Error('The round of scores is of another kind')
  for (const [at, acronym] of SCORES.by.entries()) {
    const own = organisationBy(plan, acronym).id
    const sheet = scores.settings.initiatives
      .filter(({ orgIds }) => !orgIds.includes(own))
      .map(({ id: initiativeId }, n) => ({
        initiativeId,
        values: CRITERIA.map(({ id: criterionId }, c) => ({ criterionId, score: 1 + ((3 * n + 2 * at + c) % 5) })), // prettier-ignore
      }))
    await answer(scores.id, acronym, { scores: sheet })
  }
  await reveal(scores.id)

  const consent = await open({ kind: 'consent', question: STANCES.question, settings: { proposal: STANCES.proposal } }) // prettier-ignore
  for (const { by: acronym, ...stance } of STANCES.given) await answer(consent.id, acronym, stance)
}

const seatOf = (by: Signatories, acronym: string): Visitor => {
  const seat = by.get(acronym)
  if (!seat) throw new Error(`Nobody has signed for ${acronym}`)
  return seat
}
