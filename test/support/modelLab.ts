import { setImmediate } from 'node:timers/promises'
import { vi } from 'vitest'
import type { RejectedCommand } from '#client/sync/kept.ts'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import type { Lock, LockTarget } from '#shared/plan/locks.ts'
import { seedRandom } from './seededRandom.ts'
import { commandOf, smallPlan, WORKSTREAM } from './modelCommands.ts'
import { openModelDevice, type ModelDevice } from './modelDevice.ts'
import { openPerson, type ModelPerson } from './modelPerson.ts'
import { openModelServer, type ModelServer } from './modelServer.ts'
import type { SomeLab, Step } from './modelSteps.ts'
import { tally } from './modelTally.ts'
import { pump } from './modelWire.ts'
import { sampleId } from './samplePlan.ts'
import { deletedOfOthers } from './deletedOfOthers.ts'
import { seatNo } from './syncServer.ts'

/** A server and its people in this process. Nothing happens by itself: steps, and time that is told to pass. */
export interface ModelLab {
  server: ModelServer
  /** Everyone at a page. */
  people: ModelPerson[]
  /** Each seat's, also that of one whose pages are all closed. */
  devices: Map<string, ModelDevice>
  /** Somebody comes in late. */
  join: () => ModelPerson
  /** One more page of a seat. */
  openPage: (seatId: string) => ModelPerson
  run: (step: Step) => Promise<void>
  /** Everything heals and all is said; throws when it never comes to rest. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

const START = Date.UTC(2014, 6, 8)
let labs = 0

/** The log and its file. */
export interface ModelStore {
  log: UpdateLog
  file: string
}

export const openModelLab = async (
  { log, file }: ModelStore,
  { seed, people }: SomeLab,
): Promise<ModelLab> => {
  seedRandom(seed)
  let clock = START
  let ids = 0
  let seats = 0
  const now = () => clock
  const idFrom = (prefix: string, n: number) => `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  const newId = () => idFrom('01980000', 0x1000 + ids++)
  const labId = idFrom('01970000', ++labs)
  const server = await openModelServer({ log, file, labId, plan: smallPlan(), now })
  const pass = (ms: number) => {
    clock += ms
    vi.advanceTimersByTime(ms)
  }
  const all: ModelPerson[] = []
  const devices = new Map<string, ModelDevice>()
  const openPage = (seatId: string): ModelPerson => {
    const device = devices.get(seatId) ?? openModelDevice(server)
    devices.set(seatId, device)
    const person = openPerson({ server, seatId, device, newId, now })
    all.push(person)
    return person
  }
  const join = (onlyReads: boolean): ModelPerson => {
    const seat = seatNo(++seats, onlyReads ? 'observer' : 'participant')
    server.seats.set(seat.seatId, { ...seat, revoked: false, onlyReads })
    return openPage(seat.seatId)
  }
  for (let at = 0; at < people; at++) join(at > 1 && at === people - 1)
  const lab: ModelLab = {
    server,
    people: all,
    devices,
    join: () => join(true),
    openPage,
    run: async (step) => {
      await take(lab, step, newId, pass)
      pass(20)
      await quiet(lab)
    },
    settle: async () => settle(lab, pass),
    close: async () => {
      for (const one of all) one.close()
      await server.log.kill(true)
      vi.clearAllTimers()
    },
  }
  await lab.run({ kind: 'time', ms: 1 })
  await lab.run({ kind: 'time', ms: 1 })
  return lab
}

/** Until nothing moves that is not held back. */
const quiet = async ({ server }: ModelLab): Promise<void> => {
  for (let still = 0; still < 4;) {
    const moved = pump(server.lines)
    await setImmediate()
    const idle = await server.log.idle()
    still = moved === 0 && idle ? still + 1 : 0
  }
}

const lineOf = ({ lab }: ModelPerson) => {
  const state = lab.connection()
  return state.kind === 'notAccepted' ? state.below : state
}
const atRest = (person: ModelPerson): boolean => {
  const line = lineOf(person)
  return line.kind === 'saved' || (line.kind === 'readOnly' && line.reason === 'observer')
}

const settle = async (lab: ModelLab, pass: (ms: number) => void): Promise<void> => {
  const { server, people } = lab
  for (const [seatId, { revoked }] of server.seats) if (revoked) server.changeSeat(seatId, { revoked: false })
  for (let round = 0; round < 60; round++) {
    for (const line of server.lines) Object.assign(line, { online: true, held: false })
    server.log.hold(false)
    await quiet(lab)
    if (server.phase.phase === 'frozen') server.changePhase('open', true)
    // Whose seat was revoked opens the lab again; so does somebody for what closed pages have left.
    for (const person of people) if (lineOf(person).kind === 'ended') await person.reload(false)
    if (round === 2) await openWhatIsLeft(lab)
    server.timePasses()
    pass(1_000)
    await quiet(lab)
    if (server.phase.phase === 'open' && people.every(atRest) && round > 3) return
  }
  const states = people.map((one) => one.lab.connection())
  throw new Error(`it never came to rest: ${JSON.stringify(states)}`)
}

/** What a page offers of its seat that was not accepted. */
export const offeredTo = ({ lab }: ModelPerson): readonly RejectedCommand[] => {
  const state = lab.connection()
  return state.kind === 'notAccepted' ? state.rejected : []
}

const openWhatIsLeft = async ({ people, devices, openPage }: ModelLab): Promise<void> => {
  for (const [seatId, { kept }] of devices) {
    const pages = people.filter((person) => person.seatId === seatId)
    const { entries, rejected } = await kept.load()
    const offered = new Set(pages.flatMap(offeredTo).map(({ id }) => id))
    const isOffered = rejected.every(({ id }) => offered.has(id))
    if (pages.length === 0 || entries.length > 0 || !isOffered) openPage(seatId)
  }
}

const take = async (lab: ModelLab, step: Step, newId: () => string, pass: (ms: number) => void) => {
  const { server, people } = lab
  if ('who' in step) {
    const person = people[step.who % people.length]
    if (!person) return
    return 'up' in step ? lose(person, step) : act(lab, person, step, newId)
  }
  switch (step.kind) {
    case 'time':
      return pass(step.ms)
    case 'slowDisk':
      return server.log.hold(true)
    case 'diskGoesOn':
      return step.all ? server.log.hold(false) : server.log.next('kept')
    case 'diskFull':
      return server.log.next('fails')
    case 'serverTimers':
      return server.timePasses()
    case 'crash':
      return server.crash(step.landed)
    case 'restart':
      return server.restart()
    case 'freeze':
      return server.changePhase('frozen', step.works)
    case 'reopen':
      return server.changePhase('open', true)
    case 'lock':
      return server.changeLocks([lockOf(step.what), ...server.locks])
    case 'unlock':
      return server.changeLocks(server.locks.slice(1))
    case 'backup':
      return server.backup()
    case 'restore':
      return server.restore()
  }
}

/** What a facilitator may close: the board and what everyone writes in. */
const TARGETS: readonly LockTarget[] = [
  { kind: 'area', board: WORKSTREAM, box: null },
  { kind: 'area', board: WORKSTREAM, box: { x: 0, y: 0, w: 300, h: 300 } },
  { kind: 'entity', id: sampleId(4) },
  { kind: 'entity', id: sampleId(8) },
  { kind: 'field', id: sampleId(7), field: 'text' },
  { kind: 'field', id: sampleId(5), field: 'title' },
]
const lockOf = (what: number): Lock => ({
  id: sampleId(9_000 + what),
  target: TARGETS[what % TARGETS.length] ?? { kind: 'entity', id: sampleId(4) },
  note: '',
  by: 'Lindiwe Lead',
  at: '2014-07-08T00:00:00Z',
})

type PersonStep = Extract<Step, { who: number }>

const act = (
  lab: ModelLab,
  person: ModelPerson,
  step: Exclude<PersonStep, { up: number }>,
  newId: () => string,
): void => {
  const { line, device, seatId } = person
  switch (step.kind) {
    case 'command':
    case 'undo':
    case 'redo':
      return write(person, step, newId)
    case 'checkpoint':
      return person.lab.checkpoint()
    case 'look':
      person.seen = person.lab.store.get()
      return
    case 'hold':
      line.held = true
      return
    case 'heal':
      line.held = false
      line.online = true
      return
    case 'tryAgain':
      return person.lab.rejected.tryAgain()
    case 'forget':
      return device.forgets(person.lab.rejected.forget)
    case 'newPage':
      if (lab.people.length >= MOST_PAGES) return
      tally('a seat had two pages')
      lab.openPage(seatId)
      return
    case 'closePage':
      if (lab.people.length === 1) return
      lab.people.splice(lab.people.indexOf(person), 1)
      return person.close()
    case 'role':
      return lab.server.changeSeat(seatId, { role: step.to })
    case 'revoke':
      return lab.server.changeSeat(seatId, { revoked: step.back })
  }
}
const MOST_PAGES = 8

const write = (
  person: ModelPerson,
  step: Extract<PersonStep, { kind: 'command' | 'undo' | 'redo' }>,
  newId: () => string,
): void => {
  const { lab, device } = person
  if (step.kind === 'command') {
    const command = commandOf(step.wishes, { now: lab.store.get(), seen: person.seen, newId })
    if (!command) return
    return edit(person, () => {
      const decision = lab.dispatch(command)
      tally(decision.ok ? `a person did: ${command.type}` : `the plan refused: ${decision.refusal.code}`)
      return decision.ok
    })
  }
  const before = device.made()
  const others = person.doc ? deletedOfOthers(person.doc, () => void lab[step.kind]()) : []
  if (device.made() > before) tally(`a step was ${step.kind === 'undo' ? 'undone' : 'redone'}`)
  if (others.length > 0) device.faults.push(`${step.kind} took away what others wrote: ${others.join()}`)
}

/** Some frames arrive, and then, unless they only pass, the rest never does. */
const lose = async (person: ModelPerson, step: Extract<PersonStep, { up: number }>): Promise<void> => {
  const { line } = person
  for (const wire of line.wires) wire.up(step.up)
  if (step.kind === 'pass') for (const wire of line.wires) wire.down(step.down)
  if (step.kind === 'reload' || step.kind === 'pageDies') return person.reload(step.kind === 'pageDies')
  if (step.kind !== 'cut') return
  if (step.away) line.online = false
  for (const wire of line.wires) wire.cut()
}

/** An edit that changed the document is kept at once; one that was refused changed nothing. */
const edit = (person: ModelPerson, dispatch: () => boolean): void => {
  const { device } = person
  const before = device.made()
  let updates = 0
  const count = () => void (updates += 1)
  person.doc?.on('update', count)
  const taken = dispatch()
  person.doc?.off('update', count)
  if (device.made() - before !== updates) device.faults.push('an edit was made and not kept')
  if (!taken && updates > 0) device.faults.push('a refused command changed the document')
}
