/** The messages in unmasked binary frames, as a websocket client would read them. */
export const messagesIn = (frames: Buffer): Uint8Array[] => {
  const messages: Uint8Array[] = []
  for (let at = 0; at < frames.length;) {
    const short = frames.readUInt8(at + 1)
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      short < 126
        ? short
        : short === 126
          ? frames.readUInt16BE(at + 2)
          : Number(frames.readBigUInt64BE(at + 2))
    messages.push(Uint8Array.from(frames.subarray(at + head, at + head + length)))
    at += head + length
  }
  return messages
}
