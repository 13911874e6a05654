import type { Generated } from 'kysely'
import type { SignDecision } from '#shared/api/agreement.ts'
import type { RoundState } from '#shared/api/rounds.ts'
import type { DependencyType, Sector } from '#shared/plan/entities.ts'
import type { RoundKind } from '#shared/rounds/kinds.ts'
import type { Phase } from '#shared/wire/frames.ts'
import type {
  ErasingRow,
  Flag,
  InvitationRow,
  LinkRow,
  PersonRow,
  SeatRow,
  SessionRow,
  SessionSeatRow,
  ToldSeatRow,
} from './peopleSchema.ts'

export type { InvitationRow, LinkRow, SeatRow } from './peopleSchema.ts'

export interface LabRow {
  id: string
  slug: string
  name: string
  publication: 'internal' | 'public'
  phase: Phase
  version: number
  epoch: number
  createdAt: string
}

/** A lock as it was set and, once, lifted; `target` is canonical JSON. */
export interface LockRow {
  id: string
  labId: string
  target: string
  note: string
  setBy: string
  setAt: string
  liftedBy: string | null
  liftedAt: string | null
}

/** What a room answered to a request of another, about the dependency as it was then. `name` is the seat's. */
export interface RequestAnswerRow {
  labId: string
  dependencyId: string
  fromId: string
  toId: string
  type: DependencyType
  lagDays: number
  askedRoomId: string
  answer: 'accepted' | 'refused'
  reason: string
  promised: string | null
  seatId: string
  name: string
  organisationName: string
  answeredAt: string
}

/**
 * A frozen version; `plan` is canonical JSON, `dissents` who said which objection, `answers` what rooms had answered
 * one another.
 */
export interface VersionRow {
  labId: string
  version: number
  plan: string
  dissents: string
  answers: string
  contentHash: string
  logSeq: number
  frozenBySeatId: string
  frozenByName: string
  frozenAt: string
}

export interface CommitmentRow {
  id: string
  labId: string
  version: number
  initiativeId: string
  contentHash: string
  organisationId: string
  organisationName: string
  onBehalfOf: string
  decision: SignDecision
  statement: string
  seatId: string
  signatoryName: string
  signatoryRole: string
  sector: Sector
  signedAt: string
}

export interface EndorsementRow {
  labId: string
  version: number
  role: 'labLead' | 'sponsor'
  seatId: string
  name: string
  endorsedAt: string
}

export interface RoadmapRow {
  labId: string
  version: number
  contentHash: string
  initiatives: number
  releasedAt: string
  body: Uint8Array
}

export interface ImportRow {
  id: string
  /** Over the whole file in canonical form, its signature included. */
  fileHash: string
  contentHash: string
  labName: string
  version: number
  signature: 'verified' | 'unverified'
  initiatives: number
  activities: number
  indicators: number
  importedBy: string
  importedAt: string
  body: Uint8Array
}

/** A picture of a lab's boards, kept as a file under its hash. Nothing takes it away: a lab's past shows it. */
export interface ImageRow {
  labId: string
  sha256: string
  type: string
  bytes: number
  width: number
  height: number
  /** The seat that brought it first. */
  addedBy: string
  addedAt: string
}

export interface AuditRow {
  seq: number
  at: string
  labId: string | null
  actor: string
  act: string
  details: string
  prevHash: string
  hash: string
}

/** A comment that a seat has read; nobody else is told. */
export interface CommentReadRow {
  seatId: string
  commentId: string
  readAt: string
}

/** A round; `settings` and, once revealed, `result` are JSON of its kind. `answered` and `seats` are as at the reveal. */
export interface RoundRow {
  id: string
  labId: string
  workstreamId: string | null
  kind: RoundKind
  question: string
  settings: string
  anonymous: Flag
  state: RoundState
  /** How long it is to be open once it is opened. */
  seconds: number | null
  createdBy: string
  createdAt: string
  openedAt: string | null
  endsAt: string | null
  closedAt: string | null
  revealedAt: string | null
  purgedAt: string | null
  /** What was purged is out of the files, too. */
  forgotten: Flag
  answered: number | null
  seats: number | null
  result: string | null
}

/** Without it `author` of the answers says nothing; it goes when a round is purged. */
interface RoundKeyRow {
  roundId: string
  key: Uint8Array
}

/** What a seat gave. Neither its random id nor its place in the table says when; `author` is keyed by the round. */
export interface RoundEntryRow {
  id: string
  roundId: string
  author: string
  body: string
}

/** How a lab is led at the moment, as JSON: what a restart of the server must not end. */
interface HallRow {
  labId: string
  state: string
}

/** A lab's programme as it is now; `body` is canonical JSON, `changedBy` a name. */
export interface ProgrammeRow {
  labId: string
  revision: number
  body: string
  changedBy: string
  changedAt: string
}

/** That a seat belongs to a room. */
interface RoomSeatRow {
  labId: string
  workstreamId: string
  seatId: string
  facilitates: Flag
  placedAt: string
}

/** What a facilitator ticked; `workstreamId` is empty where the lab has it once. */
interface ProgrammeTickRow {
  labId: string
  artefactId: string
  workstreamId: string
  seatId: string
  tickedAt: string
}

/** A gate that was overruled and, once, taken back. */
interface GateOverruleRow {
  id: string
  labId: string
  weekId: string
  reason: string
  seatId: string
  overruledAt: string
  takenBackBy: string | null
  takenBackAt: string | null
}

/** A day on which a seat was connected. */
export interface AttendanceRow {
  labId: string
  seatId: string
  /** A plain date of the zone the server runs in. */
  day: string
  firstAt: string
  lastAt: string
  connectedMs: number
}

/** That somebody was there without a device, as a facilitator said, and, once, took back. */
export interface AttendanceMarkRow {
  id: string
  labId: string
  seatId: string
  day: string
  markedBy: string
  markedAt: string
  takenBackBy: string | null
  takenBackAt: string | null
}

export interface Tables {
  persons: PersonRow
  sessions: SessionRow
  sessionSeats: SessionSeatRow
  links: LinkRow
  labs: LabRow
  seats: SeatRow
  invitations: InvitationRow
  locks: LockRow
  /** `seq` tells the order in which they were given, over all labs. */
  requestAnswers: RequestAnswerRow & { seq: Generated<number> }
  versions: VersionRow
  commitments: CommitmentRow
  endorsements: EndorsementRow
  roadmaps: RoadmapRow
  imports: ImportRow
  images: ImageRow
  commentReads: CommentReadRow
  rounds: RoundRow
  roundKeys: RoundKeyRow
  roundEntries: RoundEntryRow
  halls: HallRow
  programmes: ProgrammeRow
  programmeTicks: ProgrammeTickRow
  roomSeats: RoomSeatRow
  gateOverrules: GateOverruleRow
  attendance: AttendanceRow
  attendanceMarks: AttendanceMarkRow
  toldSeats: ToldSeatRow
  erasing: ErasingRow
  audit: AuditRow
}
