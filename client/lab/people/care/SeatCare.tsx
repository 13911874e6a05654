import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { ApartDialog } from './ApartDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'

/** What is about to be done about whose a seat is. */
export type CareAct =
  | { kind: 'merge'; seat: Seat; into: string | null }
  | { kind: 'apart'; seat: Seat }
  | { kind: 'handOver'; seat: Seat }
  | { kind: 'erase'; seat: Seat }

const KINDS: ReadonlySet<string> = new Set([
  'merge',
  'apart',
  'handOver',
  'erase',
] satisfies CareAct['kind'][])

export const isCare = <A extends { kind: string }>(act: A): act is Extract<A, CareAct> => KINDS.has(act.kind)

/** The dialog of the act. */
export const SeatCare = ({
  lab,
  me,
  act,
  done,
}: {
  lab: LabView
  me: Seat
  act: CareAct
  done: () => void
}) => {
  const shared = { lab, seat: act.seat, done }
  switch (act.kind) {
    case 'merge':
      return <MergeDialog {...shared} me={me} into={act.into} />
    case 'apart':
      return <ApartDialog {...shared} />
    case 'handOver':
      return <HandOverDialog {...shared} />
    case 'erase':
      return <EraseDialog {...shared} />
  }
}
