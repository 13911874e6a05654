import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { withBeside } from './dataFiles.ts'
import { storeValue, type StoredFact } from './historyFacts.ts'
import { inTransaction } from './inTransaction.ts'
import { openFactReader, type FactReader } from './readFacts.ts'
import { userVersion } from './userVersion.ts'

/** Version of this file's tables and of how facts are made. A file of another version is made anew from the log. */
const HISTORY_VERSION = 1

const SCHEMA = `
  create table labs (no integer primary key, lab text not null unique, seq integer not null, at integer not null,
    mark text not null, nextId integer not null);
  create table things (no integer primary key, lab integer not null, id text not null, unique (lab, id));
  create table facts (no integer primary key, lab integer not null, seq integer not null, lastSeq integer not null,
    at integer not null, lastAt integer not null, seat integer, kind text not null, collection text, entity integer,
    room integer, field text, label text not null, before any, after any);
  create index facts_by_time on facts (lab, lastAt);
  create index facts_by_seat on facts (seat) where seat is not null;
  create table within (thing integer not null, fact integer not null, primary key (thing, fact)) without rowid;
  create index within_by_fact on within (fact);
  create table frames (no integer primary key, lab integer not null, seq integer not null, at integer not null,
    state blob not null, unique (lab, seq));
  pragma user_version = ${HISTORY_VERSION};`

/** A fact's key in the file: facts of a lab lie together, in their order. */
const factNo = (lab: number, id: number): number => lab * 2 ** 32 + id

/** How far a lab is indexed: the last row of the log, what it was (`mark`), and the number of the next fact. */
export interface LabPlace {
  no: number
  seq: number
  /** The latest time of its rows until then. */
  at: number
  mark: string
  nextId: number
}

/** A lab's document after a row. */
export interface KeyFrame {
  seq: number
  at: number
  state: Uint8Array
}

interface IndexedRows {
  place: Omit<LabPlace, 'no'>
  put: readonly (StoredFact & { within: readonly string[] })[]
  drop: readonly number[]
  frame: KeyFrame | null
}

/** What history knows, beside the log: everything in it can be made again from there. All is synchronous. */
export interface HistoryFile extends FactReader {
  labPlace(lab: string): LabPlace | null
  /** Keeps what some rows did, whole or not at all. */
  add(lab: string, rows: IndexedRows): void
  /** The last key frame at or before a row, or before a time; null when there is none. */
  frameBefore(lab: number, until: { seq: number } | { time: number }): KeyFrame | null
  /** Forgets a lab, to begin anew. */
  forget(lab: string): void
  close(): void
}

const NOT_ONE_OF_OURS = new Set([11, 26])

/** Whether the file itself is beyond use: damaged, or no SQLite file at all. */
export const isBroken = (errcode: number | null): boolean => NOT_ONE_OF_OURS.has((errcode ?? 0) & 0xff)

export const removeHistoryFile = (file: string): void => {
  for (const one of withBeside(file)) rmSync(one, { force: true })
}

export const openHistoryFile = (file: string): HistoryFile => {
  const db = openDatabase(file)
  return {
    ...openFactReader(db),
    labPlace: placeReader(db),
    add: rowsWriter(db),
    frameBefore: frameReader(db),
    forget: (lab) => forget(db, lab),
    close: () => db.close(),
  }
}

const openDatabase = (file: string): DatabaseSync => {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    // What is lost in a power cut is indexed again; WAL without a sync is still never half written.
    db.exec('pragma journal_mode = wal; pragma synchronous = normal')
    const version = userVersion(db)
    if (version === HISTORY_VERSION) return db
    if (version === 0) {
      db.exec(`begin immediate; ${SCHEMA} commit`)
      return db
    }
  } catch (error) {
    db.close()
    throw error
  }
  db.close()
  removeHistoryFile(file)
  return openDatabase(file)
}

const place = z.object({ no: z.int(), seq: z.int(), at: z.int(), mark: z.string(), nextId: z.int() })

const placeReader = (db: DatabaseSync): HistoryFile['labPlace'] => {
  const read = db.prepare('select no, seq, at, mark, nextId from labs where lab = ?')
  return (lab) => {
    const found = read.get(lab)
    return found === undefined ? null : place.parse(found)
  }
}

const noRow = z.object({ no: z.int() })

const rowsWriter = (db: DatabaseSync): HistoryFile['add'] => {
  const putPlace = db.prepare(
    `insert into labs (lab, seq, at, mark, nextId) values (?, ?, ?, ?, ?) on conflict (lab) do update
       set seq = excluded.seq, at = excluded.at, mark = excluded.mark, nextId = excluded.nextId returning no`,
  )
  const findThing = db.prepare('select no from things where lab = ? and id = ?')
  const addThing = db.prepare('insert into things (lab, id) values (?, ?) returning no')
  const putFact = db.prepare(
    'insert or replace into facts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const putWithin = db.prepare('insert or ignore into within (thing, fact) values (?, ?)')
  const dropFact = db.prepare('delete from facts where no = ?')
  const dropWithin = db.prepare('delete from within where fact = ?')
  const putFrame = db.prepare('insert or replace into frames (lab, seq, at, state) values (?, ?, ?, ?)')

  const thing = (lab: number, id: string | null): number | null =>
    id === null ? null : noRow.parse(findThing.get(lab, id) ?? addThing.get(lab, id)).no
  const put = (lab: number, fact: IndexedRows['put'][number]) => {
    const no = factNo(lab, fact.id)
    const [seat, entity, room] = [fact.seatId, fact.entityId, fact.workstreamId].map((id) => thing(lab, id))
    const { seq, lastSeq, at, lastAt, kind, collection, field, label } = fact
    const values = [storeValue(fact.before), storeValue(fact.after)] as const
    putFact.run(no, lab, seq, lastSeq, at, lastAt, seat!, kind, collection, entity!, room!, field, label, ...values) // prettier-ignore
    for (const id of fact.within) putWithin.run(thing(lab, id), no)
  }
  return (lab, rows) =>
    inTransaction(db, () => {
      const { seq, at, mark, nextId } = rows.place
      const { no } = noRow.parse(putPlace.get(lab, seq, at, mark, nextId))
      for (const fact of rows.put) put(no, fact)
      for (const id of rows.drop) {
        dropWithin.run(factNo(no, id))
        dropFact.run(factNo(no, id))
      }
      if (rows.frame) putFrame.run(no, rows.frame.seq, rows.frame.at, deflateRawSync(rows.frame.state))
    })
}

const frameRow = z
  .object({ seq: z.int(), at: z.int(), state: z.instanceof(Uint8Array) })
  .transform((row): KeyFrame => ({ ...row, state: inflateRawSync(row.state) }))

const frameReader = (db: DatabaseSync): HistoryFile['frameBefore'] => {
  const bySeq = db.prepare(
    'select seq, at, state from frames where lab = ? and seq <= ? order by seq desc limit 1',
  )
  const byTime = db.prepare(
    'select seq, at, state from frames where lab = ? and at <= ? order by seq desc limit 1',
  )
  return (lab, until) => {
    const found = 'seq' in until ? bySeq.get(lab, until.seq) : byTime.get(lab, until.time)
    return found === undefined ? null : frameRow.parse(found)
  }
}

const forget = (db: DatabaseSync, lab: string): void =>
  inTransaction(db, () => {
    const found = db.prepare('select no from labs where lab = ?').get(lab)
    if (found === undefined) return
    const { no } = noRow.parse(found)
    db.prepare('delete from within where fact between ? and ?').run(factNo(no, 0), factNo(no + 1, 0) - 1)
    for (const table of ['facts', 'things', 'frames'])
      db.prepare(`delete from ${table} where lab = ?`).run(no)
    db.prepare('delete from labs where no = ?').run(no)
  })
