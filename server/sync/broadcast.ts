import type { Connection } from './connection.ts'

/** Sends one frame, built once, to everyone but its author. */
export const broadcast = (
  connections: Iterable<Connection>,
  frame: Uint8Array,
  author?: Connection,
): void => {
  for (const connection of connections) if (connection !== author) connection.send(frame)
}
