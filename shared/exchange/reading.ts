import type { Sector } from '../plan/sectors.ts'
import type { Cell } from './cells.ts'
import type { ColumnRole } from './columns.ts'
import type { SlashOrder } from './readDate.ts'

/** What is to be said of a row. The first group leaves a row out; the others are kept with a warning. */
export const REJECTIONS = ['noWords', 'tooLong', 'sameId', 'idOfOther'] as const
export const WARNINGS = [
  'dateFormat',
  'serial',
  'twoWays',
  'notADate',
  'ongoing',
  'endNotKnown',
  'endBeforeStart',
  'otherLength',
  'unknownOwner',
  'predecessorUnknown',
  'predecessorCircle',
  'unknownRoom',
  'unknownState',
  'cut',
  'alreadyThere',
] as const
export type NoteCode = (typeof REJECTIONS)[number] | (typeof WARNINGS)[number]

export interface RowNote {
  code: NoteCode
  /** What the cell says. */
  text: string
}

export type RowState = 'accept' | 'warn' | 'reject'
export type ItemKind = 'initiative' | 'milestone' | 'activity'

export const isRejection = ({ code }: RowNote): boolean => (REJECTIONS as readonly string[]).includes(code)

export const stateOf = (notes: readonly RowNote[]): RowState =>
  notes.some(isRejection) ? 'reject' : notes.length > 0 ? 'warn' : 'accept'

/** Fields of the plan as a row has them; a column that the file lacks is absent. */
export type Values = Record<string, unknown>

/** A row of the file as something of the plan. */
export interface Item {
  /** Its number as in the file, from 1. */
  row: number
  kind: ItemKind
  cells: readonly Cell[]
  notes: RowNote[]
  /** What of the plan it is already, by its id. */
  matched: string | null
  values: Values
  /** Names in its owner's cell, each with what is to become of it once a person has said so. */
  owners: OwnerPart[]
  /** The file has a column of owners. */
  saysOwners: boolean
  /** The number it goes by in the file: "1.2". */
  no: string
  /** What has to come before, as it is written. */
  dependsOn: string
  /** Where it belongs; null for a loose activity, or one that stays where it is in the plan. */
  initiative: InitiativeDraft | null
  milestone: MilestoneDraft | null
  /** The room of a loose activity. */
  workstreamId: string | null
  /** It is already where the file has it. */
  stays: boolean
}

/** An organisation in a cell: known, or by a name that is not. */
export type OwnerPart = { id: string } | { name: string }

export interface InitiativeDraft {
  /** In the plan, or null for a new one. */
  id: string | null
  workstreamId: string
  title: string
  values: Values
  owners: OwnerPart[]
  support: OwnerPart[]
  milestones: MilestoneDraft[]
  /** Its row, or that of its title, if the file has one. */
  item: Item | null
}

export interface MilestoneDraft {
  id: string | null
  initiative: InitiativeDraft
  no: string
  title: string
  item: Item | null
}

/** What becomes of a name that is no organisation of the plan. */
export type OwnerChoice =
  /** It stays in the activity's words, and nobody is responsible by it. */
  | { kind: 'open' }
  | { kind: 'existing'; id: string }
  | { kind: 'new'; sector: Sector }
  /** It does not exist yet: the activity of this row creates it, or none that is known. */
  | { kind: 'planned'; sector: Sector; row: number | null }

export interface UnknownOwner {
  name: string
  /** How many rows name it. */
  rows: number
  /** The row whose activity creates it, if one says so. */
  createdBy: number | null
}

/** Where rows go that do not say so themselves. */
export interface Target {
  workstreamId: string
  /** Rows that name a room go there. */
  roomsOfFile: boolean
  initiative: { kind: 'new'; title: string } | { kind: 'existing'; id: string }
}

/** What a person has said about a file. */
export interface Answers {
  /** Instead of what was guessed; null while nobody changed it. */
  roles: readonly ColumnRole[] | null
  order: SlashOrder
  owners: ReadonlyMap<string, OwnerChoice>
  rooms: ReadonlyMap<string, string>
  target: Target
}

/** A dependency between rows of the file, or from something of the plan. */
export interface LinkDraft {
  from: Item | { id: string }
  to: Item
  type: 'FS' | 'SS' | 'FF' | 'SF'
  lagDays: number
}

export interface PlanReading {
  items: readonly Item[]
  initiatives: readonly InitiativeDraft[]
  /** Rows go to the initiative that a person chose, as they name none. */
  usesTarget: boolean
  roles: readonly ColumnRole[]
  header: readonly string[] | null
  /** Rows without anything in them. */
  blank: number
  /** How `1/10/2014` is meant: said by the person, decided by a cell, or not known. */
  order: SlashOrder
  /** A date that can be read in two ways and is not decided by the file, or null. */
  twoWays: string | null
  unknownOwners: readonly UnknownOwner[]
  unknownRooms: readonly string[]
  /** Dependencies that the file states. */
  given: readonly LinkDraft[]
  /** Chains that its dates suggest; added only if a person says so. */
  offered: readonly LinkDraft[]
  /** Activities of the plan that the file could have had and has not. */
  missing: readonly string[]
  /** Whether rows are matched with the plan by their ids. */
  byId: boolean
}
