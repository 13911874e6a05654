import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { applyPacked } from '#server/storage/packedState.ts'
import { encodeStep1, MESSAGE, readBrought, readPacked, readPart, SYNC } from '#shared/wire/frames.ts'
import { joinParts, type JoinedParts } from '#shared/wire/joinParts.ts'
import { LAB } from './syncServer.ts'

/** Applies what a server sends of a document, as any client does; what kind of frame it was. */
export const applyFrame = (doc: Y.Doc, frame: Uint8Array): 'packed' | 'step2' | 'update' => {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  if (type === MESSAGE.packed) {
    applyPacked(doc, readPacked(decoder))
    return 'packed'
  }
  const kind = frame[1] === 1 ? 'step2' : 'update'
  const update = readBrought(decoder)
  if (type !== MESSAGE.sync || update === null) throw new Error('no frame that brings something')
  Y.applyUpdate(doc, update)
  return kind
}

/** A message, put together if it comes in parts; null for a part that is not the last. */
export const wholeOf = (parts: JoinedParts, message: Uint8Array): Uint8Array | null => {
  const decoder = decoding.createDecoder(message)
  return decoding.readVarUint(decoder) === MESSAGE.part ? parts.take(readPart(decoder)) : message
}

export const newDoc = (clientId: number): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

/** A socket that asks for the document and follows it; `query` says who it is and what it takes. */
export const openJoiner = (url: string, query: string, doc = new Y.Doc()) => {
  const socket = new WebSocket(`${url}/${LAB}?${query}`)
  const kinds: ReturnType<typeof applyFrame>[] = []
  socket.on('open', () => socket.send(encodeStep1(Y.encodeStateVector(doc))))
  const parts = joinParts()
  socket.on('message', (data: Buffer) => {
    const frame = wholeOf(parts, new Uint8Array(data))
    if (frame === null) return
    const brings = frame[0] === MESSAGE.packed || (frame[0] === MESSAGE.sync && frame[1] !== SYNC.step1)
    if (brings) kinds.push(applyFrame(doc, frame))
  })
  return { doc, kinds, leave: () => socket.terminate() }
}
