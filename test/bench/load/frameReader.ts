/** A frame of the websocket protocol, as a client hears it: not masked. */
export type OnFrame = (opcode: number, final: boolean, payload: Buffer) => void

/** How long a frame's head is, and its payload; null while more of the head has to come. */
const headOf = (bytes: Buffer, at: number): { head: number; length: number } | { needed: number } => {
  const left = bytes.length - at
  if (left < 2) return { needed: 2 }
  const short = (bytes[at + 1] ?? 0) & 0x7f
  if (short < 126) return { head: 2, length: short }
  const head = short === 126 ? 4 : 10
  if (left < head) return { needed: head }
  return {
    head,
    length: short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2)),
  }
}

/** Takes a stream apart into frames, in whatever pieces it comes. */
export const openFrameReader = (onFrame: OnFrame): ((chunk: Buffer) => void) => {
  let parts: Buffer[] = []
  let held = 0
  let needed = 0
  const keep = (rest: Buffer, atLeast: number): void => {
    parts = rest.length > 0 ? [rest] : []
    held = rest.length
    needed = atLeast
  }
  return (chunk) => {
    let bytes = chunk
    if (needed > 0) {
      parts.push(chunk)
      held += chunk.length
      if (held < needed) return
      bytes = Buffer.concat(parts)
      keep(Buffer.alloc(0), 0)
    }
    let at = 0
    while (at < bytes.length) {
      const found = headOf(bytes, at)
      if ('needed' in found) return keep(bytes.subarray(at), found.needed)
      const end = at + found.head + found.length
      if (end > bytes.length) return keep(bytes.subarray(at), end - at)
      const first = bytes[at] ?? 0
      onFrame(first & 0x0f, (first & 0x80) !== 0, bytes.subarray(at + found.head, end))
      at = end
    }
  }
}
