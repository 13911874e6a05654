import { z } from 'zod'
import { sector } from '../plan/entities.ts'
import type { Kind } from './kind.ts'
import { passage, words } from './words.ts'

export const CHOICES = ['agree', 'reservation', 'object', 'abstain'] as const
export const choice = z.enum(CHOICES)
export type Choice = z.output<typeof choice>

export const consentSettings = z.strictObject({
  proposal: passage(),
  /** What of the plan it is about, where it is about something of it. */
  entityId: z.uuid().nullable().default(null),
})
export type ConsentSettings = z.output<typeof consentSettings>

export const stance = z
  .strictObject({ choice, reason: words(2_000).default('') })
  .refine((one) => !needsReason(one.choice) || one.reason !== '', {
    path: ['reason'],
    message: 'A reservation and an objection say why',
  })
export type Stance = z.output<typeof stance>

export const needsReason = (one: Choice): boolean => one === 'reservation' || one === 'object'

const OUTCOMES = ['consent', 'reservations', 'objections', 'none'] as const
const count = () => z.int().min(0)
export const consentResult = z.strictObject({
  outcome: z.enum(OUTCOMES),
  counts: z.strictObject({ agree: count(), reservation: count(), object: count(), abstain: count() }),
  voices: z.array(
    z.strictObject({ name: z.string(), organisationName: z.string(), sector, choice, reason: z.string() }),
  ),
})
export type ConsentResult = z.output<typeof consentResult>

const outcomeOf = ({ agree, reservation, object }: ConsentResult['counts']): ConsentResult['outcome'] => {
  if (object > 0) return 'objections'
  if (reservation > 0) return 'reservations'
  return agree > 0 ? 'consent' : 'none'
}

/** Each says whether they can go along, and why where they cannot; by name and organisation. */
export const consent: Kind<ConsentSettings, Stance, ConsentResult> = {
  settings: consentSettings,
  entry: stance,
  result: consentResult,
  mayBeAnonymous: false,
  perSeat: 1,
  problem: () => null,
  tally: (_, given) => {
    const of = (one: Choice) => given.filter(({ entry }) => entry.choice === one).length
    const counts = { agree: of('agree'), reservation: of('reservation'), object: of('object'), abstain: of('abstain') } // prettier-ignore
    return {
      outcome: outcomeOf(counts),
      counts,
      voices: given
        .map(({ entry, by }) => ({
          name: by.name,
          organisationName: by.organisationName,
          sector: by.sector,
          ...entry,
        })) // prettier-ignore
        .toSorted((a, b) => {
          const [first, second] = [a, b].map((one) => `${one.organisationName}\n${one.name}`)
          return (first ?? '') < (second ?? '') ? -1 : 1
        }),
    }
  },
  withoutAuthors: (result) => result,
}
