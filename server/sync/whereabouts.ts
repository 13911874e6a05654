import { presenceOwn, type PresenceOwn } from '#shared/wire/presence.ts'
import { may } from '#server/identity/policy.ts'
import type { Role } from '#shared/api/identity.ts'
import type { Connection } from './connection.ts'

/** Where one client is, and how its socket looks on. */
export interface Whereabouts {
  readonly client: number
  readonly from: Connection
  readonly own: PresenceOwn
  /** The bytes it was said with. */
  readonly said: Uint8Array
  /** Fields of its state as JSON that do not change with every move: who it is, its board, what it edits. */
  readonly place: string
}

/** As those elsewhere are told once it no longer points at anything they see. */
export const POINTS_NOWHERE = '{"cursor":null,"selection":[]}'
/** Nothing has changed; it is still there. */
export const STILL_HERE = '{}'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * What a client says of itself, as far as its role may; null for "I left", undefined for nothing that could be a state.
 * Throws on no JSON.
 */
export const readOwn = (json: Uint8Array, role: Role): PresenceOwn | null | undefined => {
  const said: unknown = JSON.parse(utf8.decode(json))
  if (said === null) return null
  const own = presenceOwn.safeParse(said).data
  return own?.summon && !may(role, 'summon') ? { ...own, summon: null } : own
}

/** As JSON fields. */
export const placeOf = ({ seat }: Connection, { board, editing }: PresenceOwn): string => {
  const { seatId, name, role, color } = seat
  const fields = [`"seat":${JSON.stringify({ seatId, name, role, color })}`]
  if (board !== null) fields.push(`"board":"${board}"`)
  if (editing !== null) fields.push(`"editing":${JSON.stringify(editing)}`)
  return fields.join()
}

/** The state of somebody on the same board. */
export const wholeState = ({ own, place }: Whereabouts): string => {
  const fields = [place]
  if (own.cursor !== null) fields.push(cursorField(own))
  if (own.selection.length > 0) fields.push(selectionField(own))
  return `{${fields.join()}}`
}
/** The state of somebody elsewhere. */
export const restingState = ({ place }: Whereabouts): string => `{${place}}`
/** What a move has changed. */
export const pointing = ({ own }: Whereabouts): string => `{${cursorField(own)}}`
export const selecting = ({ own }: Whereabouts): string => `{${cursorField(own)},${selectionField(own)}}`

/** Nobody sees a tenth of a pixel, and a number may be written with seventeen digits. */
const tenth = (value: number) => Math.round(value * 10) / 10

const cursorField = ({ cursor }: PresenceOwn) =>
  cursor === null ? '"cursor":null' : `"cursor":{"x":${tenth(cursor.x)},"y":${tenth(cursor.y)}}`
const selectionField = ({ selection }: PresenceOwn) => `"selection":${JSON.stringify(selection)}`

/** What differs between what a client said of itself before and now. */
export const changeOf = (before: PresenceOwn, now: PresenceOwn) => ({
  /** What everybody is told of. */
  place:
    before.board !== now.board ||
    before.editing?.id !== now.editing?.id ||
    before.editing?.field !== now.editing?.field,
  cursor: before.cursor?.x !== now.cursor?.x || before.cursor?.y !== now.cursor?.y,
  selection:
    before.selection.length !== now.selection.length ||
    before.selection.some((id, at) => id !== now.selection[at]),
})
