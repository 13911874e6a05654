import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { calmest } from './run/calm.ts'
import { installPeer, PEERS } from './run/installPeers.ts'
import { machineLine, machineTime } from './run/machine.ts'
import type { Row, Who } from './run/measured.ts'
import { SAVES_LATER_MS, measureFanOut, measureJoins, measureMost } from './run/scenarios.ts'
import { CONTENDERS } from './run/serverProcess.ts'
import { putInPlace, tablesOf } from './run/tables.ts'
import { checkLine, checksOf, passed } from './run/verdict.ts'

/*
 * Measures this server beside others in one run; what and how is in docs/PERFORMANCE.md.
 * `npm run bench -- [--quick] [--only fanout,rooms,most,joins] [--of lab,hocuspocus] [--people 10,200] [--write]`
 * A whole run writes its tables into that document. It fails when an edit was lost or an acceptance missed.
 */
const ALL: readonly Who[] = [...CONTENDERS, 'labPage']
const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', default: 'fanout,rooms,most,joins' },
    of: { type: 'string', default: ALL.join(',') },
    people: { type: 'string', default: '10,50,100,200' },
    seconds: { type: 'string' },
    tries: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const listed = (text: string): string[] => text.split(',').filter((part) => part !== '')
const scenarios = new Set(listed(asked.only))
const seconds = Number(asked.seconds ?? (asked.quick ? 3 : 8))
const warmSeconds = asked.quick ? 1 : 3
/** On a busy machine a run does not go on for ever: from here on nothing is measured again. */
const AGAIN_UNTIL_MS = 5 * 60_000
const tries = asked.quick ? 1 : Number(asked.tries)
const JOINS = asked.quick
  ? { joiners: 50, cards: 400, edits: 20_000 }
  : { joiners: 200, cards: 2_000, edits: 200_000 }
/** Where pages ask for less than everything, they are measured so too: where many are. */
const CROWDS = new Set([100, 200])

const bringOthers = async (who: readonly Who[]): Promise<Who[]> => {
  const absent = new Set<Who>()
  for (const peer of PEERS.filter((one) => who.includes(one))) {
    const problem = await installPeer(peer)
    if (problem === null) continue
    console.log(`${problem}. The rest is measured without it.`)
    absent.add(peer)
  }
  return who.filter((one) => !absent.has(one))
}

interface Job {
  who: Who
  what: string
  measure: () => Promise<Row>
}

/** One after the other and each at another place in its group, so that nobody always has the same neighbour. */
const turned = <T>(all: readonly T[], by: number): T[] => all.map((_, at) => all[(at + by) % all.length] as T)

const jobsFor = (who: readonly Who[]): Job[] => {
  const servers = who.filter((one) => one !== 'labPage')
  const jobs: Job[] = []
  const fanOut = (one: Who, rooms: number, people: number): void =>
    void jobs.push({
      who: one,
      what: `${rooms} × ${people}`,
      measure: () =>
        calmest(
          () =>
            measureFanOut(one, {
              rooms,
              people,
              seconds,
              warmSeconds,
              settleMs: people === 100 ? SAVES_LATER_MS : 0,
            }),
          performance.now() < AGAIN_UNTIL_MS ? tries : 1,
        ),
    })
  if (scenarios.has('fanout'))
    for (const [at, people] of listed(asked.people).map(Number).entries())
      for (const one of turned(CROWDS.has(people) ? who : servers, at)) fanOut(one, 1, people)
  if (scenarios.has('rooms'))
    for (const [at, rooms] of [1, 10, 100].entries())
      if (rooms > 1 || !scenarios.has('fanout')) for (const one of turned(servers, at)) fanOut(one, rooms, 10)
  if (scenarios.has('most'))
    for (const one of servers)
      jobs.push({ who: one, what: 'most edits', measure: () => measureMost(one, asked.quick ? 1 : 2) })
  if (scenarios.has('joins'))
    for (const one of servers.filter((server) => server !== 'relay'))
      jobs.push({ who: one, what: 'joins', measure: () => measureJoins(one, JOINS) })
  return jobs
}

const told = (row: Row): string => {
  switch (row.kind) {
    case 'fanOut':
      return `p99 ${row.result.edit.p99} ms, processor ${row.taken.cpuPercent} %, ${row.result.delivered}/${row.result.expected} delivered, others ${row.taken.othersPercent} %`
    case 'mostEdits':
      return `${row.result.most} edits/s`
    case 'joins':
      return `p99 ${row.result.join.p99} ms, all in after ${row.result.allInMs} ms, ${row.result.bytesEach} bytes each, others ${row.taken.othersPercent} %`
    case 'failed':
      return `could not be measured: ${row.why}`
  }
}

const measureAll = async (jobs: readonly Job[]): Promise<Row[]> => {
  const rows: Row[] = []
  for (const { who, what, measure } of jobs) {
    const row = await measure().catch((error: unknown): Row => {
      return { kind: 'failed', who, what, why: error instanceof Error ? error.message : String(error) }
    })
    rows.push(row)
    console.log(`${what.padEnd(10)} ${who.padEnd(11)} ${told(row)}`)
  }
  return rows
}

const began = machineTime()
const who = await bringOthers(ALL.filter((one) => listed(asked.of).includes(one)))
const rows = await measureAll(jobsFor(who))
const about = [
  machineLine(),
  `${began} to ${machineTime()} UTC; windows of ${seconds} s after ${warmSeconds} s; joins of ${JOINS.joiners} into ${JOINS.cards.toLocaleString('en')} cards after ${JOINS.edits.toLocaleString('en')} edits`,
]
const kept = new URL('../../node_modules/.cache/bench/', import.meta.url)
mkdirSync(kept, { recursive: true })
writeFileSync(new URL('bench.json', kept), JSON.stringify({ about, rows }, null, 1))
const whole = !asked.quick && ['fanout', 'rooms', 'most', 'joins'].every((one) => scenarios.has(one)) && who.includes('lab') // prettier-ignore
if (whole || asked.write) {
  const document = new URL('../../docs/PERFORMANCE.md', import.meta.url)
  writeFileSync(document, putInPlace(readFileSync(document, 'utf8'), 'measured', tablesOf(rows, about)))
}
const checks = checksOf(rows)
for (const check of checks) console.log(checkLine(check))
process.exitCode = passed(checks) ? 0 : 1
