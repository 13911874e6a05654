import * as encoding from 'lib0/encoding'

/** How clients say where they are, and what they ask to be told of others. */
export type PresenceStyle =
  /** Our own page's, all cursors asked for. */
  | 'lab'
  /** Our own page's: it names the part of the board it shows, and is told less of the rest where many are. */
  | 'labPage'
  /** Name, colour and cursor, as for any other server. */
  | 'plain'

/** As large as a board on a laptop's screen. */
const VIEW = { w: 1_400, h: 900 }
const clocks = new Map<number, number>()

const stateOf = (
  style: PresenceStyle,
  client: number,
  clock: number,
  board: string | null,
  marker: string,
) => {
  const cursor = { x: (clock * 17 + client * 131) % 4_000, y: (clock * 29 + client * 71) % 3_000 }
  if (style === 'plain') return { user: { name: `Person ${client}`, color: '#3a7bd5' }, cursor, marker }
  const own = { board, cursor, selection: [marker], brief: true }
  const view = { x: (client * 311) % 2_600, y: (client * 173) % 2_100, ...VIEW }
  return style === 'labPage' ? { ...own, view } : own
}

/** What a client says of itself: a cursor that moves, as an awareness update with a marker in it. */
export const presenceBytes = (
  style: PresenceStyle,
  client: number,
  board: string | null,
  marker: string,
): Uint8Array => {
  const clock = (clocks.get(client) ?? 0) + 1
  clocks.set(client, clock)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(stateOf(style, client, clock, board, marker)))
  return encoding.toUint8Array(encoder)
}
