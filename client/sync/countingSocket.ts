import { decodeClientFrame } from '#shared/wire/frames.ts'

/** The nth of a socket's step 2 and update frames, as the server counts them in `saved`. */
export interface SentFrame {
  type: 'step2' | 'update'
  number: number
}

const bytesOf = (data: unknown): Uint8Array | null =>
  data instanceof Uint8Array ? data : data instanceof ArrayBuffer ? new Uint8Array(data) : null

/** A WebSocket class that counts, for each socket, the frames the server will acknowledge. */
export const countingSocket = (
  Socket: typeof WebSocket,
  onSent: (frame: SentFrame) => void,
): typeof WebSocket =>
  class extends Socket {
    #frames = 0

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      const bytes = bytesOf(data)
      const type = bytes && decodeClientFrame(bytes)?.type
      if (type === 'step2' || type === 'update') onSent({ type, number: ++this.#frames })
    }
  }
