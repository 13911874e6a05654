import { v7 } from 'uuid'
import { z } from 'zod'
import { agreementView } from '#shared/api/agreement.ts'
import { seatList } from '#shared/api/identity.ts'
import { create } from '#server/demo/oceans/oceansPlan.ts'
import type { Replay } from './replay.ts'
import { answer, open } from './rounds.ts'
import type { Seat } from './seat.ts'

export const OBJECTION = 'Small-scale fishers were heard after the projects had been chosen.'
export const RESERVATION = 'The treasury pays once the rules of the fund are approved.'

/** A round of consent to the plan as it stands. */
export const openConsent = ({ lead }: Replay): Promise<string> =>
  open(lead, {
    kind: 'consent',
    question: 'Can you go along with this plan?',
    settings: { proposal: 'The plan is frozen as it stands and put before all who sign.', entityId: null },
  })

const stanceOf = ({ org }: Seat) => {
  if (org === 'Coastal Links') return { choice: 'object', reason: OBJECTION }
  if (org === 'NT') return { choice: 'reservation', reason: RESERVATION }
  return { choice: org === 'CSIR' ? 'abstain' : 'agree' }
}

export const consent = async (seats: readonly Seat[], round: string): Promise<void> => {
  await Promise.all(seats.map((seat) => answer(seat, round, stanceOf(seat))))
}

/** Who objected says so in the plan, too, where it travels with the roadmap. */
export const dissent = async ({ seats, id, settled }: Replay): Promise<void> => {
  const fishers = seats.find(({ org }) => org === 'Coastal Links')
  const about = { aboutId: id('initiative AQ 1'), kind: 'dissent', text: OBJECTION, public: true, illustrative: true } as const // prettier-ignore
  fishers?.write(create('comments', { id: v7(), ...about }))
  await settled()
}

const current = async (seat: Seat) => {
  const found = (await seat.call(agreementView, 'GET', '/agreement')).current
  if (!found) throw new Error('Nothing is frozen')
  return found
}

/** Gives each responsible organisation one seat that signs for it, but those whose people sign in browsers. */
export const nameSignatories = async ({ lead, seats }: Replay, but: readonly string[]): Promise<Seat[]> => {
  const first = [...new Map(seats.toReversed().map((seat) => [seat.org, seat])).values()]
  const signing = first.filter((seat) => seat !== lead && !but.includes(seat.org))
  for (const { seatId } of signing)
    await lead.call(z.unknown(), 'PATCH', `/seats/${seatId}`, { signatory: true })
  return signing
}

/** Somebody who came by an invitation signs for their organisation from now on. */
export const letSign = async ({ lead }: Replay, name: string): Promise<void> => {
  const { seats } = await lead.call(seatList, 'GET', '/seats')
  const found = seats.find((seat) => seat.name === name)
  await lead.call(z.unknown(), 'PATCH', `/seats/${found?.id ?? ''}`, { signatory: true })
}

/** Each signs what its organisation answers for. */
export const sign = async ({ id }: Replay, signing: readonly Seat[]): Promise<void> => {
  for (const seat of signing) {
    const { version, initiatives } = await current(seat)
    const organisationId = id(`org ${seat.org}`)
    for (const { initiativeId, contentHash, standings } of initiatives)
      if (standings.some((one) => one.organisationId === organisationId && one.state === 'requested'))
        await seat.call(z.unknown(), 'POST', '/commitments', {
          version,
          initiativeId,
          organisationId,
          contentHash,
          decision: seat.org === 'NT' ? 'signedWithReservation' : 'signed',
          statement: seat.org === 'NT' ? RESERVATION : '',
        })
  }
}

/** How many answers of organisations are still missing. */
export const unsigned = async (seat: Seat): Promise<number> =>
  (await current(seat)).initiatives.flatMap(({ standings }) => standings.filter(({ state }) => state === 'requested')).length // prettier-ignore
