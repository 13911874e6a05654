import * as Y from 'yjs'
import { may } from '#server/identity/policy.ts'
import type { Role } from '#shared/api/identity.ts'
import { INK_ROOT, META_ROOT } from '#shared/doc/layout.ts'
import { inkAllowed } from '#shared/plan/inkAllowed.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { Phase, RefusedReason } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { isClosed } from './closedTo.ts'
import { isRecord, makesTwoThings } from './documentFacts.ts'
import { judgeStructs } from './judgeStructs.ts'
import { drewFirst } from './ownNotes.ts'
import { keepsOthersWords } from './ownWords.ts'
import { scanUpdate } from './scanUpdate.ts'
import { hasLivingRow, hasTooManyValues, touchedBy, type Touched } from './touched.ts'
import { hasEffect, updateEffect, type Effect } from './updateEffect.ts'

/** An update as a socket sent it, and what it is judged by. */
export interface Judged {
  update: Uint8Array
  /** It answers the handshake, which may carry much and repeats what is held. */
  handshake: boolean
  doc: Y.Doc
  /** The seat a client id is bound to, if any. */
  ownerOf: (client: number) => string | undefined
  seat: { seatId: string; role: Role }
  phase: Phase
  locks: readonly Lock[]
}

export type Verdict =
  /** Nothing the document does not hold: accepted from anyone, changes nothing. */
  | { kind: 'held' }
  /** To be kept and applied: what is new in it, and the clients that wrote that. */
  | { kind: 'take'; update: Uint8Array; clients: number[] }
  /** It follows an update that has not arrived. */
  | { kind: 'gap' }
  | { kind: 'refuse'; reason: Exclude<RefusedReason, 'gap'> }

const refuse = (reason: Exclude<RefusedReason, 'gap'>): Verdict => ({ kind: 'refuse', reason })

/** What becomes of an update. It judges the effect, changes nothing, and never throws. */
export const judge = (judged: Judged): Verdict => {
  const { update, doc, seat } = judged
  if (update.length > (judged.handshake ? LIMITS.frameBytes : LIMITS.updateBytes)) return refuse('tooLarge')
  const problem = scanUpdate(update)
  if (problem !== null) return refuse(problem)
  const decoded = decode(update)
  if (decoded === null) return refuse('malformed')
  const effect = updateEffect(doc, update, decoded)
  if (!hasEffect(effect)) return { kind: 'held' }
  if (!may(seat.role, 'edit')) return refuse('observer')
  if (judged.phase === 'frozen') return refuse('frozen')
  if (!mayWriteAs(judged, effect)) return refuse('forbidden')
  const textSteps = judged.handshake ? LIMITS.handshakeTextSteps : LIMITS.textSteps
  const places = judgeStructs(doc, effect.structs, textSteps)
  if (places === 'forbidden' || places === 'tooLarge') return refuse(places)
  if (places === 'gap' || effect.gap) return { kind: 'gap' }
  if (hasLivingRow(effect, places, decoded)) return refuse('forbidden')
  const reason = judgeTouched(judged, touchedBy(effect, places, decoded))
  if (reason !== null) return refuse(reason)
  return { kind: 'take', update: effect.rest, clients: [...effect.structs.keys()] }
}

const judgeTouched = (judged: Judged, touched: Touched): 'forbidden' | 'notYours' | 'locked' | null => {
  const { doc, seat, ownerOf, locks } = judged
  // Without its version nobody could open the document any more.
  if (touched.has(META_ROOT) || hasTooManyValues(touched)) return 'forbidden'
  if (makesTwoThings(doc, touched) || bringsForeignInk(touched)) return 'forbidden'
  if (!keepsOthersWords(doc, touched, ownerOf, seat)) return 'notYours'
  if (locks.length === 0 || may(seat.role, 'lock')) return null
  const drew = (id: string) => drewFirst(doc, id, ownerOf, seat.seatId)
  if (isClosed(doc, touched, locks, { drew })) return 'locked'
  return null
}

/** Others' pages would draw it: what no page of ours writes is in no lab. */
const bringsForeignInk = (touched: Touched): boolean =>
  [...(touched.get(INK_ROOT)?.values() ?? [])].some((fields) =>
    (fields.get(null) ?? []).some(
      (value) => isRecord(value) && isRecord(value['record']) && !inkAllowed(value['record']),
    ),
  )

const decode = (update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null => {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null // Yjs throws on what is not an update (bad UTF-8, bad JSON): it is not one, which is the answer
  }
}

/** Whoever writes as another's client id could use up its clocks, and that person's next edits would be lost. */
const mayWriteAs = ({ ownerOf, seat }: Judged, effect: Effect): boolean => {
  let unknown = 0
  for (const client of effect.structs.keys()) {
    const owner = ownerOf(client)
    if (owner === undefined) unknown++
    else if (owner !== seat.seatId) return false
  }
  return unknown <= LIMITS.newClientsPerUpdate
}
