import { createHash } from 'node:crypto'
import { canonicalBytes } from '#shared/roadmap/canonical.ts'
import { kindOf } from '#shared/rounds/kinds.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { forgetDeleted } from '../storage/forget.ts'
import type { RoundRow } from '../storage/schema.ts'
import { roundById, stateNow } from './roundRows.ts'
import { tallyRound } from './tallyRound.ts'

interface Act {
  tx: Tx
  row: RoundRow
  by: SeatInLab
  now: Date
}
/** What an act changes of a round; null: it was so already. */
type Changed = Outcome<Partial<RoundRow> | null>

const plus = (from: number, seconds: number): string => new Date(from + seconds * 1000).toISOString()

const runRound = async (
  parts: Parts,
  by: SeatInLab,
  id: string,
  act: (doing: Act) => Promise<Changed> | Changed,
): Promise<Outcome<RoundRow>> => {
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<[RoundRow, boolean]>> => {
    const row = await roundById(tx, by.lab.id, id)
    if (!row) return notFound()
    const changed = await act({ tx, row, by, now: parts.now() })
    if (!changed.ok) return changed
    if (changed.value === null) return done([row, false])
    await tx.updateTable('rounds').set(changed.value).where('id', '=', id).execute()
    return done([{ ...row, ...changed.value }, true])
  })
  if (!outcome.ok) return outcome
  const [row, isNew] = outcome.value
  if (isNew) parts.rounds.changed(by.lab.id)
  return done(row)
}

const audited = ({ tx, row, by, now }: Act, act: string, details: Record<string, unknown> = {}) =>
  appendAudit(tx, {
    at: now.toISOString(),
    labId: by.lab.id,
    actor: by.seat.id,
    act,
    details: { roundId: row.id, kind: row.kind, ...details },
  })

export const openRound = (parts: Parts, by: SeatInLab, id: string) =>
  runRound(parts, by, id, async (doing) => {
    const { row, now } = doing
    if (row.state === 'open') return done(null)
    if (row.state !== 'draft') return refuse('conflict', 'A round is opened once')
    await audited(doing, 'roundOpened', { question: row.question, anonymous: row.anonymous === 1 })
    const endsAt = row.seconds === null ? null : plus(now.getTime(), row.seconds)
    return done({ state: 'open', openedAt: now.toISOString(), endsAt })
  })

/** Makes an open round longer, also one whose time is over and that nobody has closed. */
export const moreTime = (parts: Parts, by: SeatInLab, id: string, seconds: number) =>
  runRound(parts, by, id, async (doing) => {
    const { row, now } = doing
    if (row.state !== 'open') return refuse('conflict', 'Only a round that is open gets more time')
    const from = row.endsAt === null ? now.getTime() : Math.max(now.getTime(), Date.parse(row.endsAt))
    const endsAt = plus(from, seconds)
    await audited(doing, 'roundProlonged', { endsAt })
    return done({ endsAt })
  })

export const closeRound = (parts: Parts, by: SeatInLab, id: string) =>
  runRound(parts, by, id, async (doing) => {
    if (doing.row.state === 'draft') return refuse('conflict', 'It has not been opened yet')
    if (doing.row.state !== 'open') return done(null)
    await audited(doing, 'roundClosed')
    return done({ state: 'closed', closedAt: endOf(doing) })
  })

const endOf = ({ row, now }: Act): string =>
  stateNow(row, now) === 'closed' && row.endsAt !== null ? row.endsAt : now.toISOString()

/** The hash is over the result without names: with them one could try who it was. */
export const digestOf = (row: Pick<RoundRow, 'kind'>, result: unknown): string => {
  const bytes = canonicalBytes(kindOf[row.kind].withoutAuthors(result))
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Everything that says who gave what, out of the database; out of its files by `forgetDeleted`. */
const forgetAuthors = async (tx: Tx, roundId: string): Promise<void> => {
  await tx.deleteFrom('roundKeys').where('roundId', '=', roundId).execute()
  await tx.deleteFrom('roundEntries').where('roundId', '=', roundId).execute()
}

const forgetInFiles = async (parts: Parts, outcome: Outcome<RoundRow>): Promise<Outcome<RoundRow>> => {
  const due = outcome.ok && outcome.value.purgedAt !== null && outcome.value.forgotten === 0
  if (due && !(await forgetDeleted(parts.db)))
    parts.log.warn('what was purged is still in the files; the next start takes it out')
  return outcome
}

/** Closes where it is open, counts, and tells everyone. Of an anonymous round the authors go in the same moment. */
export const revealRound = async (parts: Parts, by: SeatInLab, id: string) => {
  const plan = await parts.rooms.read(by.lab.id)
  const outcome = await runRound(parts, by, id, async (doing) => {
    const { tx, row, now } = doing
    if (row.state === 'draft') return refuse('conflict', 'It has not been opened yet')
    if (row.state === 'revealed') return done(null)
    const { result, answered, seats } = await tallyRound(tx, row, plan)
    const at = now.toISOString()
    const anonymous = row.anonymous === 1
    await audited(doing, 'roundRevealed', { answered, seats, digest: digestOf(row, result), anonymous })
    if (anonymous) await forgetAuthors(tx, row.id)
    return done({
      state: 'revealed',
      closedAt: row.closedAt ?? endOf(doing),
      revealedAt: at,
      purgedAt: anonymous ? at : null,
      answered,
      seats,
      result: JSON.stringify(result),
    })
  })
  return forgetInFiles(parts, outcome)
}

/** Takes the names out of a round that was revealed with them, for good. */
export const purgeRound = async (parts: Parts, by: SeatInLab, id: string) => {
  const outcome = await runRound(parts, by, id, async (doing) => {
    const { tx, row, now } = doing
    const kind = kindOf[row.kind]
    if (!kind.mayBeAnonymous) return refuse('conflict', 'Rounds of this kind stay as they were published')
    if (row.state !== 'revealed' || row.result === null)
      return refuse('conflict', 'A round is purged once it is revealed')
    if (row.purgedAt !== null) return done(null)
    const result = kind.withoutAuthors(JSON.parse(row.result))
    await audited(doing, 'roundPurged', { digest: digestOf(row, result) })
    await forgetAuthors(tx, row.id)
    return done({ purgedAt: now.toISOString(), result: JSON.stringify(result) })
  })
  return forgetInFiles(parts, outcome)
}
