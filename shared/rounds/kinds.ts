import { consent } from './consent.ts'
import { ideas } from './ideas.ts'
import { anyKind, type AnyKind } from './kind.ts'
import { scores } from './scores.ts'
import { votes } from './votes.ts'

export const ROUND_KINDS = ['ideas', 'votes', 'scores', 'consent'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/** Everything that is different between kinds of rounds. */
export const kindOf: Record<RoundKind, AnyKind> = {
  ideas: anyKind(ideas),
  votes: anyKind(votes),
  scores: anyKind(scores),
  consent: anyKind(consent),
}
