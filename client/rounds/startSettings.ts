import type { RoundRequest } from '#shared/api/rounds.ts'
import type { RoundKind } from '#shared/rounds/kinds.ts'

type Given = RoundRequest extends infer One
  ? One extends RoundRequest
    ? Pick<One, 'kind' | 'settings'>
    : never
  : never

/** What a kind is set to, and whether it can be begun with that. */
export interface Settings {
  given: Given
  ready: boolean
}

/** Before anything has been chosen; votes and scores need something to choose from. */
export const startOf = (kind: RoundKind): Settings => {
  switch (kind) {
    case 'ideas':
      return { given: { kind, settings: {} }, ready: true }
    case 'votes':
      return { given: { kind, settings: { options: [], dots: 3, most: 2, quorum: null } }, ready: false }
    case 'scores':
      return { given: { kind, settings: { criteria: [], initiatives: [], cut: null } }, ready: false }
    case 'consent':
      return { given: { kind, settings: { proposal: '', entityId: null } }, ready: true }
  }
}
