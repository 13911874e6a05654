import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { judge } from '#server/sync/guard.ts'
import { applyUpdate } from '#server/sync/liveDocument.ts'
import { seeded } from '#test/support/syncClient.ts'

const SESSIONS = process.env['LONG'] ? 10_000 : 60
const WRONGLY_REFUSED: number[] = []

interface Person {
  doc: Y.Doc
  undo: Y.UndoManager
  /** Sent but not yet judged, in order; a person who is offline keeps them. */
  outbox: Uint8Array[]
  online: boolean
}

const newPerson = (server: Y.Doc): Person => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server')
  const person: Person = {
    doc,
    undo: new Y.UndoManager(
      ['issues', 'ink', 'layout'].map((root) => doc.getMap(root)),
      { captureTimeout: 0 },
    ),
    outbox: [],
    online: true,
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') person.outbox.push(update)
  })
  return person
}

/** One gesture of a person: the kinds of change the plan's writers make. */
const act = ({ doc, undo }: Person, random: () => number): void => {
  const pick = (count: number) => Math.floor(random() * count)
  const key = `k${pick(3)}`
  const issues = doc.getMap<Y.Map<unknown>>('issues')
  const issue = issues.get(key)
  switch (pick(9)) {
    case 0: {
      const made = new Y.Map<unknown>()
      issues.set(key, made)
      made.set('description', new Y.Text('first words'))
      return void made.set('members', new Y.Map([['a', true]]))
    }
    case 1:
      return void issue?.set('title', `title ${pick(100)}`)
    case 2: {
      const text = issue?.get('description')
      if (text instanceof Y.Text) text.insert(pick(text.length + 1), 'abc'.slice(pick(3)))
      return
    }
    case 3: {
      const text = issue?.get('description')
      if (text instanceof Y.Text && text.length > 2) text.delete(pick(text.length - 2), 2)
      return
    }
    case 4:
      return doc.transact(() => {
        for (let step = 0; step < 20; step++) doc.getMap('layout').set(key, { x: step, y: pick(9) })
      })
    case 5:
      return void doc.getMap('ink').set(key, { record: { points: [1, 2, 3] } })
    case 6:
      return random() < 0.3 ? issues.delete(key) : doc.getMap('ink').delete(key)
    case 7:
      return void undo.undo()
    default:
      return void undo.redo()
  }
}

const playSession = (seed: number): void => {
  const random = seeded(seed)
  const server = new Y.Doc()
  const owners = new Map<number, string>()
  const people = [newPerson(server), newPerson(server), newPerson(server)]
  const judgeOne = (person: Person, update: Uint8Array, handshake: boolean) => {
    const seatId = `seat ${people.indexOf(person)}`
    const verdict = judge({
      update,
      handshake,
      doc: server,
      ownerOf: (client) => owners.get(client),
      seat: { seatId, role: 'participant' },
      phase: 'open',
      locks: [],
    })
    if (verdict.kind === 'held') return
    expect(verdict.kind, `${seed}: ${JSON.stringify(verdict)}`).toBe('take')
    if (verdict.kind !== 'take') return
    for (const client of verdict.clients) owners.set(client, seatId)
    const change = applyUpdate(server, verdict.update)
    for (const one of people) if (one.online) Y.applyUpdate(one.doc, change, 'server')
  }
  const comeBack = (person: Person) => {
    const lacking = Y.encodeStateAsUpdate(server, Y.encodeStateVector(person.doc))
    const own =
      random() < 0.5
        ? Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(server))
        : Y.mergeUpdates([...person.outbox, Y.encodeStateAsUpdate(new Y.Doc())])
    person.outbox = []
    person.online = true
    Y.applyUpdate(person.doc, lacking, 'server')
    judgeOne(person, own, true)
  }
  for (let step = 0; step < 60; step++) {
    const person = people[Math.floor(random() * people.length)]
    if (!person) continue
    act(person, random)
    if (random() < 0.1) person.online = false
    if (!person.online) {
      if (random() < 0.2) comeBack(person)
      continue
    }
    // Frames arrive late and together, others' edits in between.
    if (random() < 0.6) for (const update of person.outbox.splice(0)) judgeOne(person, update, false)
  }
  for (const person of people) comeBack(person)
  for (const person of people) Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(server), 'server')
  for (const { doc } of people) expect(doc.toJSON()).toEqual(people[0]?.doc.toJSON())
  for (const { doc, undo } of people) {
    undo.destroy()
    doc.destroy()
  }
}

test(`SY30 the guard refuses nothing of ${SESSIONS} honest sessions, and everyone ends with the same`, () => {
  for (let seed = 1; seed <= SESSIONS; seed++) playSession(seed)
  for (const seed of WRONGLY_REFUSED) playSession(seed)
}, 600_000)
