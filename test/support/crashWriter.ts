import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/*
 * Three people who edit until they are killed: `node crashWriter.ts TAG`, then the lab's address on standard input.
 * Edit n of person p sets ink `TAG.p.n`; every third removes the one two before it instead. For every acknowledgement
 * the writer says on standard output, at once, how many edits of whom are on disk. It speaks the protocol by hand:
 * every module it does not load makes a loop of the crash test shorter.
 */
const [tag = ''] = process.argv.slice(2)
/** Edits on their way before the next acknowledgement. */
const IN_FLIGHT = 20
const SAVED = 100

const edit = (ink: Y.Map<unknown>, person: number, n: number): void => {
  if (n % 3 === 2) ink.delete(`${tag}.${person}.${n - 2}`)
  else ink.set(`${tag}.${person}.${n}`, n)
}

const run = (url: string, person: number): void => {
  const doc = new Y.Doc()
  const ink = doc.getMap('ink')
  const socket = new WebSocket(`${url}?ext=1&seat=${person}&client=${doc.clientID}`)
  const send = (kind: number, bytes: Uint8Array) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
    socket.send(encoding.toUint8Array(encoder))
  }
  doc.on('update', (update: Uint8Array) => send(2, update))
  let told = 0
  let n = 0
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const type = decoding.readVarUint(decoder)
    // The server's step 1 is answered with a step 2: its acknowledgement is the first, and no edit's.
    if (type === 0 && decoding.readVarUint(decoder) === 0) send(1, Y.encodeStateAsUpdate(doc))
    else if (type === SAVED) {
      const edits = decoding.readVarUint(decoder) - 1
      if (edits > told) writeSync(1, `${person} ${(told = edits)}\n`)
      while (n - told < IN_FLIGHT) edit(ink, person, n++)
    }
  })
}

writeSync(1, 'loaded\n')
const input = createInterface(process.stdin)
input.once('close', () => process.exit()) // whoever started it has gone
input.once('line', (url) => {
  for (const person of [1, 2, 3]) run(url, person)
})
