import * as Y from 'yjs'
import type { Role } from '#shared/api/identity.ts'
import { META_ROOT } from '#shared/doc/layout.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { Phase, RefusedReason } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { judgeStructs } from './judgeStructs.ts'
import { scanUpdate } from './scanUpdate.ts'
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
  if (seat.role === 'observer') return refuse('observer')
  if (judged.phase === 'frozen') return refuse('frozen')
  if (!mayWriteAs(judged, effect)) return refuse('forbidden')
  if (effect.deletes && deletesVersion(doc, decoded)) return refuse('forbidden')
  const textSteps = judged.handshake ? LIMITS.handshakeTextSteps : LIMITS.textSteps
  const structs = judgeStructs(doc, effect.structs, textSteps)
  if (structs === 'forbidden' || structs === 'tooLarge') return refuse(structs)
  if (structs === 'gap' || effect.gap) return { kind: 'gap' }
  return { kind: 'take', update: effect.rest, clients: [...effect.structs.keys()] }
}

const decode = (update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null => {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null // Yjs throws on what is not an update (bad UTF-8, bad JSON): it is not one, which is the answer
  }
}

/** Without its version nobody could open the document any more. */
const deletesVersion = (doc: Y.Doc, { ds }: ReturnType<typeof Y.decodeUpdate>): boolean =>
  [...(doc.share.get(META_ROOT)?._map.values() ?? [])].some(({ id }) =>
    ds.clients.get(id.client)?.some(({ clock, len }) => clock <= id.clock && id.clock < clock + len),
  )

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
