import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { openHistory } from '#server/history/openHistory.ts'
import { packState } from '#server/storage/packedState.ts'
import { openUpdateLog, type NewRow } from '#server/storage/updateLog.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import type { Change } from '#shared/plan/commands.ts'
import { seeded } from '#test/support/syncClient.ts'
import { planOf } from '#test/support/samplePlan.ts'

/*
 * What history costs: how long a lab of many edits takes to index, how large the file becomes, how long a moment and
 * a page of facts take then. `npx node test/bench/history.ts [rows]`, 200,000 when not given.
 */

const ROWS = Number(process.argv[2] ?? 200_000)
const LAB = v7()
const draw = seeded(20140708)
const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!
const many = (n: number): string[] => Array.from({ length: n }, () => v7())

const rooms = many(12)
const initiatives = many(50)
const milestones = many(300)
const activities = many(3_000)
const seats = many(200)
const organisations = many(40)

const plan = planOf({
  workstreams: rooms.map((id, n) => ({ id, code: `R${n}`, title: `Room ${n}` })),
  organisations: organisations.map((id, n) => ({ id, name: `Organisation ${n}` })),
  initiatives: initiatives.map((id, n) => ({ id, workstreamId: rooms[n % 12]!, title: `Initiative ${n}` })),
  milestones: milestones.map((id, n) => ({ id, initiativeId: initiatives[n % 50]!, title: `Step ${n}` })),
  activities: activities.map((id, n) => ({ id, milestoneId: milestones[n % 300]!, text: `Activity ${n}` })),
})

const set = (id: string, fields: Record<string, unknown>): Change => ({ op: 'set', collection: 'activities', id, fields }) // prettier-ignore
const day = () => `2026-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}-${String(1 + Math.floor(draw() * 28)).padStart(2, '0')}` // prettier-ignore

/** What a lab does: much typing, letter by letter, some dates, owners and cards moved about, a few new cards. */
const sessions = (doc: Y.Doc) => {
  let typing = { id: pick(activities), seat: pick(seats), left: 0 }
  return (): { change: Change; seat: string } => {
    const seat = pick(seats)
    const what = draw()
    if (typing.left > 0 && what < 0.7) {
      typing.left -= 1
      const text = doc.getMap<Y.Map<Y.Text>>('activities').get(typing.id)?.get('text')?.toString() ?? ''
      return {
        change: set(typing.id, { text: `${text.slice(-300)}${pick(Array.from('aehinorst  '))}` }),
        seat: typing.seat,
      }
    }
    if (typing.left === 0) typing = { id: pick(activities), seat, left: 20 + Math.floor(draw() * 60) }
    const id = pick(activities)
    if (what < 0.8) return { change: set(id, { plannedEnd: day() }), seat }
    if (what < 0.85) return { change: set(id, { responsibleIds: [pick(organisations)] }), seat }
    if (what < 0.98)
      return { change: { op: 'place', entityId: id, placement: { board: pick(rooms), x: draw() * 1e4, y: draw() * 1e4, w: 200, h: 120 } }, seat } // prettier-ignore
    const fields = { id: v7(), workstreamId: pick(rooms), text: 'A new issue' }
    return { change: { op: 'put', collection: 'issues', id: fields.id, fields }, seat }
  }
}

const writeLog = async (file: string): Promise<void> => {
  const log = await openUpdateLog(file)
  const doc = new Y.Doc()
  const next = sessions(doc)
  let rows: NewRow[] = []
  let seatId: string | null = null
  let at = Date.parse('2026-03-02T08:00:00Z')
  doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'update', seatId, at, bytes }))
  writeNewDocument(doc, plan)
  for (let n = 1; n < ROWS; n++) {
    const { change, seat } = next()
    seatId = seat
    at += 400
    writeChanges(doc, [change], 'bench')
    if (rows.length < 1_000) continue
    const seqs = await log.append(LAB, rows)
    rows = []
    if (n % 5_000 < 1_000) await log.snapshot(LAB, seqs.at(-1)!, packState(doc))
  }
  await log.append(LAB, rows)
  await log.close()
}

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}
const sizeOf = (file: string): number => statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) // prettier-ignore
const say = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(52)} ${value}\n`)
const spread = (all: number[]): string => {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number) => `${Math.round(sorted[Math.floor(part * (sorted.length - 1))]!)} ms`
  return `median ${at(0.5)}, longest ${at(1)}`
}

const dataDir = mkdtempSync(join(tmpdir(), 'delivery-lab-bench-'))
try {
  const written = await timed(async () => writeLog(join(dataDir, 'log.sqlite')))
  say('rows', `${ROWS} (written in ${Math.round(written.ms / 1000)} s)`)
  const history = openHistory({ dataDir })
  const first = await timed(async () => history.facts(LAB, { limit: 100 }))
  say('first question: all rows indexed in', `${(first.ms / 1000).toFixed(1)} s`)
  say('facts', String(first.value.facts[0]!.id))
  say('log.sqlite', `${(sizeOf(join(dataDir, 'log.sqlite')) / 1e6).toFixed(1)} MB`)
  const moments: number[] = []
  for (let n = 0; n < 20; n++)
    moments.push((await timed(async () => history.at(LAB, { seq: 1 + Math.floor(draw() * ROWS) }))).ms)
  say('a moment', spread(moments))
  const since = Date.parse('2026-03-02T08:00:00Z') + (ROWS - 2_000) * 400
  const queries = {
    'a page of 100 facts': { limit: 100 },
    'the same of a room': { limit: 100, room: rooms[3]! },
    'the same of one activity': { limit: 100, entity: activities[7]! },
    'the same of one seat': { limit: 100, seat: seats[7]! },
    'the same of the last 13 minutes, of a seat': { limit: 100, seat: seats[7]!, since },
  }
  for (const [what, query] of Object.entries(queries)) {
    const times: number[] = []
    for (let n = 0; n < 10; n++) times.push((await timed(async () => history.facts(LAB, query))).ms)
    say(what, spread(times))
  }
  await history.close()
  const again = openHistory({ dataDir })
  const taken = await timed(async () => again.facts(LAB, { limit: 100 }))
  say('first question after a start', `${Math.round(taken.ms)} ms`)
  await again.close()
  const file = new DatabaseSync(join(dataDir, 'history.sqlite'))
  file.exec('pragma wal_checkpoint(truncate)')
  file.close()
  const bytes = statSync(join(dataDir, 'history.sqlite')).size
  say('history.sqlite', `${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / ROWS)} kB per 1,000 edits`)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
