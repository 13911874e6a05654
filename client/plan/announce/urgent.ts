import type { TFunction } from 'i18next'
import type { Lock } from '#shared/plan/locks.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { RoomState } from '#shared/wire/frames.ts'
import { nameOf } from '../describeCommand.ts'
import type { PlanSnapshot } from '../liveLab.ts'
import { lockedRefusal, wholeLockOf } from '../lockOf.ts'
import { lockedText } from '../lockText.ts'
import type { Happening } from './happenings.ts'

type Texts = TFunction<['announce', 'plan']>

/** What a person is at: the room they are in, and the cards they have selected or write in. */
export interface Held {
  board: string
  ids: readonly string[]
}

/** Sentences that do not wait: the plan was frozen or opened, what the person is at was locked or unlocked. */
export const urgentOfRoom = (
  t: Texts,
  snapshot: PlanSnapshot,
  held: Held,
  before: RoomState | null,
  after: RoomState | null,
): string[] => {
  if (!before || !after) return []
  if (before.phase !== after.phase) return [t(after.phase === 'frozen' ? 'now.frozen' : 'now.open')]
  return [held.board, ...held.ids].flatMap((id) => {
    const [was, is] = [before, after].map(({ locks }) => lockHere(snapshot, locks, held.board, id))
    if (!was === !is) return []
    if (is)
      return [
        lockedText(t as unknown as TFunction<'plan'>, lockedRefusal(snapshot.plan, is, snapshot.ink).params),
      ]
    return [t('now.unlocked', { name: labelOf(t, snapshot.plan, id) })]
  })
}

/** The lock on a room, or on a card beside those of its room. */
const lockHere = (snapshot: PlanSnapshot, locks: readonly Lock[], board: string, id: string): Lock | null => {
  const isOfRoom = ({ target }: Lock) =>
    target.kind === 'area' && target.box === null && target.frame === undefined && target.board === board
  if (id === board) return locks.find(isOfRoom) ?? null
  const others = locks.filter((lock) => !isOfRoom(lock))
  return others.length === 0 ? null : wholeLockOf(snapshot, others, id)
}

/** Somebody relates another card to one that the person holds. */
export const urgentOfRelations = (
  t: Texts,
  plan: Plan,
  held: Held,
  happenings: readonly Happening[],
): { sentences: string[]; rest: readonly Happening[] } => {
  const concerns = ({ ends, deed }: Happening) =>
    deed === 'linked' && ends !== null && ends.some((id) => held.ids.includes(id))
  return {
    sentences: happenings.filter(concerns).map(({ who, ends }) =>
      t('now.linked', {
        who: who ?? t('somebody'),
        from: labelOf(t, plan, ends?.[0] ?? ''),
        to: labelOf(t, plan, ends?.[1] ?? ''),
      }),
    ),
    rest: happenings.filter((one) => !concerns(one)),
  }
}

const labelOf = (t: Texts, plan: Plan, id: string): string => {
  const room = plan.workstreams.get(id)
  return room ? room.code || room.title : (nameOf(plan, id) ?? t('unnamed', { ns: 'plan' }))
}
