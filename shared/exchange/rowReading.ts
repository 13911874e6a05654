import type { Plan } from '../plan/plan.ts'
import type { ColumnRole } from './columns.ts'
import type { Parents } from './parents.ts'
import type { Answers, InitiativeDraft, Item, OwnerPart, RowNote } from './reading.ts'
import type { OwnerReader } from './readOwners.ts'
import type { DateReading } from './rowValues.ts'

/** What rows are read with; `initiative` is the one they are under. */
export interface Reading {
  plan: Plan
  answers: Answers
  parents: Parents
  dates: DateReading
  owners: OwnerReader
  header: readonly string[] | null
  roles: readonly ColumnRole[]
  /** A file of ours: its texts are taken letter by letter. */
  exact: boolean
  matched: Set<string>
  unknownRooms: Set<string>
  initiative: InitiativeDraft | null
}

export const partsOf = (cell: string, owners: OwnerReader): OwnerPart[] => {
  const { ids, unknown } = owners(cell)
  return [...ids.map((id) => ({ id })), ...unknown.map((name) => ({ name }))]
}

export const noteOn =
  (item: Item): ((note: RowNote) => void) =>
  (note) =>
    item.notes.push(note)
