import { setImmediate } from 'node:timers/promises'
import { vi } from 'vitest'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import { seedRandom } from './seededRandom.ts'
import { commandOf, smallPlan } from './modelCommands.ts'
import { openPerson, type ModelPerson } from './modelPerson.ts'
import { openModelServer, type ModelServer } from './modelServer.ts'
import type { SomeLab, Step } from './modelSteps.ts'
import { tally } from './modelTally.ts'
import { pump } from './modelWire.ts'
import { deletedOfOthers } from './deletedOfOthers.ts'
import { seatNo } from './syncServer.ts'

/** A server and its people in this process. Nothing happens by itself: steps, and time that is told to pass. */
export interface ModelLab {
  server: ModelServer
  people: ModelPerson[]
  /** Somebody comes in late. */
  join: () => ModelPerson
  run: (step: Step) => Promise<void>
  /** Everything heals and all is said; throws when it never comes to rest. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

const START = Date.UTC(2014, 6, 8)
let labs = 0

export const openModelLab = async (log: UpdateLog, { seed, people }: SomeLab): Promise<ModelLab> => {
  seedRandom(seed)
  let clock = START
  let ids = 0
  const now = () => clock
  const idFrom = (prefix: string, n: number) => `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  const newId = () => idFrom('01980000', 0x1000 + ids++)
  const server = await openModelServer(log, idFrom('01970000', ++labs), smallPlan(), now)
  const pass = (ms: number) => {
    clock += ms
    vi.advanceTimersByTime(ms)
  }
  const person = (number: number, observes: boolean) =>
    openPerson({ server, newId, now, seat: seatNo(number, observes ? 'observer' : 'participant') })
  const all = Array.from({ length: people }, (_, at) => person(at + 1, at > 1 && at === people - 1))
  const lab: ModelLab = {
    server,
    people: all,
    join: () => {
      const late = person(all.length + 1, true)
      all.push(late)
      return late
    },
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

const atRest = ({ lab }: ModelPerson): boolean => {
  const state = lab.connection()
  const line = state.kind === 'notAccepted' ? state.below : state
  return line.kind === 'saved' || (line.kind === 'readOnly' && line.reason === 'observer')
}

const settle = async (lab: ModelLab, pass: (ms: number) => void): Promise<void> => {
  const { server, people } = lab
  for (let round = 0; round < 60; round++) {
    for (const line of server.lines) Object.assign(line, { online: true, held: false })
    server.log.hold(false)
    await quiet(lab)
    if (server.phase.phase === 'frozen') server.changePhase('open', true)
    server.timePasses()
    pass(1_000)
    await quiet(lab)
    if (server.phase.phase === 'open' && people.every(atRest) && round > 1) return
  }
  const states = people.map((one) => one.lab.connection())
  throw new Error(`it never came to rest: ${JSON.stringify(states)}`)
}

const take = async (lab: ModelLab, step: Step, newId: () => string, pass: (ms: number) => void) => {
  const { server, people } = lab
  if ('who' in step) {
    const person = people[step.who % people.length]
    if (!person) return
    return 'up' in step ? lose(person, step) : act(person, step, newId)
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
  }
}

type PersonStep = Extract<Step, { who: number }>

const act = (person: ModelPerson, step: Exclude<PersonStep, { up: number }>, newId: () => string): void => {
  const { lab, line } = person
  switch (step.kind) {
    case 'command': {
      const wishing = { now: lab.store.get(), seen: person.seen, newId }
      const command = commandOf(step.wishes, wishing)
      if (!command) return
      edit(person, () => {
        const decision = lab.dispatch(command)
        tally(decision.ok ? `a person did: ${command.type}` : `the plan refused: ${decision.refusal.code}`)
        return decision.ok
      })
      return
    }
    case 'undo':
    case 'redo': {
      const before = person.made()
      const others = person.doc ? deletedOfOthers(person.doc, lab[step.kind]) : []
      if (person.made() > before) tally(`a step was ${step.kind === 'undo' ? 'undone' : 'redone'}`)
      if (others.length > 0) person.faults.push(`${step.kind} took away what others wrote: ${others.join()}`)
      return
    }
    case 'checkpoint':
      return lab.checkpoint()
    case 'look':
      person.seen = lab.store.get()
      return
    case 'hold':
      line.held = true
      return
    case 'heal':
      line.held = false
      line.online = true
      return
    case 'tryAgain':
      return lab.rejected.tryAgain()
    case 'forget':
      return person.forget()
  }
}

/** Some frames arrive, and then, unless they only pass, the rest never does. */
const lose = (person: ModelPerson, step: Extract<PersonStep, { up: number }>): void => {
  const { line } = person
  for (const wire of line.wires) wire.up(step.up)
  if (step.kind === 'pass') for (const wire of line.wires) wire.down(step.down)
  if (step.kind === 'reload') return person.reload()
  if (step.kind !== 'cut') return
  if (step.away) line.online = false
  for (const wire of line.wires) wire.cut()
}

/** An edit that changed the document is kept at once; one that was refused changed nothing. */
const edit = (person: ModelPerson, dispatch: () => boolean): void => {
  const before = person.made()
  let updates = 0
  const count = () => void (updates += 1)
  person.doc?.on('update', count)
  const taken = dispatch()
  person.doc?.off('update', count)
  if (person.made() - before !== updates) person.faults.push('an edit was made and not kept')
  if (!taken && updates > 0) person.faults.push('a refused command changed the document')
}
