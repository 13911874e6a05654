import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/*
 * Three people who edit until they are killed: `node crashWriter TAG`, then the lab's address on standard input, and
 * its next one after each death of the server. Edit n of person p sets ink `TAG.p.n`; every third removes the one two
 * before it instead. For every acknowledgement the writer says on standard output, at once, how many edits of whom are
 * on disk. Whoever is refused, because the lab was frozen, goes on as another person with a new document. It speaks
 * the protocol by hand: every module it does not load makes a loop of the crash test shorter.
 */
const [tag = ''] = process.argv.slice(2)
const PEOPLE = 3
/** Edits on their way before the next acknowledgement. */
const IN_FLIGHT = 20
const [SYNC, SAVED, STATE] = [0, 100, 101]
const REFUSED = 4403

interface Person {
  number: number
  doc: Y.Doc
  /** How many edits were made, and how many are on disk. */
  made: number
  told: number
}
const newPerson = (number: number): Person => ({ number, doc: new Y.Doc(), made: 0, told: 0 })

const edit = (person: Person): void => {
  const ink = person.doc.getMap('ink')
  const n = person.made++
  const key = (at: number) => `${tag}.${person.number}.${at}`
  if (n % 3 === 2) ink.delete(key(n - 2))
  else ink.set(key(n), n)
}

const connect = (url: string, person: Person): void => {
  const { doc, number } = person
  const socket = new WebSocket(`${url}?ext=1&seat=${number % PEOPLE}&client=${doc.clientID}`)
  const send = (kind: number, bytes: Uint8Array) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
    socket.send(encoding.toUint8Array(encoder))
  }
  const sendUpdate = (update: Uint8Array) => send(2, update)
  /** The edits that the answer to the handshake carried: its acknowledgement is the first. */
  let carried = 0
  let open = false
  const saved = (frames: number) => {
    const edits = carried + frames - 1
    if (edits > person.told) writeSync(1, `${number} ${(person.told = edits)}\n`)
  }
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const type = decoding.readVarUint(decoder)
    if (type === SYNC && decoding.readVarUint(decoder) === 0) {
      carried = person.made
      send(1, Y.encodeStateAsUpdate(doc))
      doc.on('update', sendUpdate)
    }
    if (type === STATE) open = decoding.readVarString(decoder).includes('"phase":"open"')
    if (type === SAVED) saved(decoding.readVarUint(decoder))
    while (open && person.made - person.told < IN_FLIGHT) edit(person)
  })
  socket.on('close', (code) => {
    doc.off('update', sendUpdate)
    if (code === REFUSED) connect(address, newPerson(number + PEOPLE))
    else if (address !== url) connect(address, person)
    else waiting.push(person)
  })
  socket.on('error', () => {}) // the server was killed first
}

let address = ''
/** Whose server has died, until there is another. */
const waiting = Array.from({ length: PEOPLE }, (_, number) => newPerson(number))
writeSync(1, 'loaded\n')
const input = createInterface(process.stdin)
input.once('close', () => process.exit()) // whoever started it has gone
input.on('line', (url) => {
  address = url
  for (const person of waiting.splice(0)) connect(url, person)
})
