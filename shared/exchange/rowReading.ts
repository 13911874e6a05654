import type { Plan } from '../plan/plan.ts'
import type { Cell } from './cells.ts'
import type { ColumnRole } from './columns.ts'
import type { Parents } from './parents.ts'
import type { Answers, InitiativeDraft, Item, ItemKind, OwnerPart, RowNote } from './reading.ts'
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

/** A row before anything is read from it. */
export const newItem = (row: number, kind: ItemKind, cells: readonly Cell[]): Item => ({
  row,
  kind,
  cells,
  notes: [],
  matched: null,
  values: {},
  owners: [],
  saysOwners: false,
  no: '',
  dependsOn: '',
  initiative: null,
  milestone: null,
  workstreamId: null,
  stays: false,
})

export const partsOf = (cell: string, owners: OwnerReader): OwnerPart[] => {
  const { ids, unknown } = owners(cell)
  return [...ids.map((id) => ({ id })), ...unknown.map((name) => ({ name }))]
}

export const noteOn =
  (item: Item): ((note: RowNote) => void) =>
  (note) =>
    item.notes.push(note)
