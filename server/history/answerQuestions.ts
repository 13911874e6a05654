import { gzipSync } from 'node:zlib'
import { errcodeOf } from '#server/storage/errcode.ts'
import { isBroken, openHistoryFile, removeHistoryFile } from '#server/storage/historyFile.ts'
import { readLogRows } from '#server/storage/logRows.ts'
import { openLogReadOnly } from '#server/storage/logSchema.ts'
import type { FactPage } from '#server/storage/readFacts.ts'
import { daysOf } from './daysOf.ts'
import { keepIndexes, type KeptIndexes } from './keptIndexes.ts'
import type { ReadRows, Source } from './labIndex.ts'
import type { HistoryRequest } from './messages.ts'
import { momentOf, type Until } from './momentOf.ts'

interface Open extends Source {
  indexes: KeptIndexes
}

export interface HistoryFiles {
  logFile: string
  historyFile: string
  rowsPerFrame?: number
}

/** About half a second to go through. */
const ROWS_PER_FRAME = 10_000

const NO_FACTS: FactPage = { facts: [], next: null }

/** Answers questions about the past from the log and from what was made of it. A damaged file is made anew. */
export const answerQuestions = ({ logFile, historyFile, rowsPerFrame = ROWS_PER_FRAME }: HistoryFiles) => {
  const readRows = rowsOf(logFile)
  const moments = new Map<string, Promise<unknown>>()
  let open: Open | null = null

  const opened = (): Open => {
    if (open) return open
    const file = openHistoryFile(historyFile)
    const source = { file, readRows, rowsPerFrame }
    open = { ...source, indexes: keepIndexes(source) }
    return open
  }
  const beginAnew = (broken: Open | null): void => {
    if (open !== broken) return
    open?.file.close()
    open = null
    removeHistoryFile(historyFile)
  }
  /** One after the other: each holds a whole document. */
  const at = async (source: Open, lab: string, until: Until) => {
    if (!isIndexed(source, lab, until)) await source.indexes.catchUp(lab)
    const before = moments.get(lab) ?? Promise.resolve()
    const own = before.then(async () => momentOf(source, lab, until))
    const settled = own.catch(() => {}) // told to who asked
    moments.set(lab, settled)
    const moment = await own.finally(() => moments.get(lab) === settled && moments.delete(lab))
    return moment && gzipSync(JSON.stringify(moment), { level: 2 })
  }
  const answer = async (from: Open, request: HistoryRequest): Promise<unknown> => {
    const { file } = from
    switch (request.kind) {
      case 'facts':
        return placed(from, request.lab, NO_FACTS, (no) => file.readFacts(no, request.query))
      case 'at':
        return at(from, request.lab, request.until)
      case 'begun':
        return placed(from, request.lab, new Map(), (no) => file.begunAt(no, request.ids))
      case 'days':
        return placed(from, request.lab, [], (no) => daysOf(file, no, request.query))
      case 'counts':
        return placed(from, request.lab, [], (no) => file.countFacts(no, request.since, request.until))
      case 'follow':
        return from.indexes.catchUp(request.lab)
    }
  }

  return async (request: HistoryRequest): Promise<unknown> => {
    let asked: Open | null = null
    try {
      asked = opened()
      return await answer(asked, request)
    } catch (error) {
      if (isBroken(errcodeOf(error))) beginAnew(asked)
      else if (open === asked) throw error
      return answer(opened(), request)
    }
  }
}

/** What is read of a lab's place in the file, once that has the log's end. */
const placed = async <T>(
  { file, indexes }: Open,
  lab: string,
  none: T,
  read: (no: number) => T,
): Promise<T> => {
  await indexes.catchUp(lab)
  const place = file.labPlace(lab)
  return place ? read(place.no) : none
}

/** Whether all until then is in the file, so that the log's end need not be waited for. */
const isIndexed = ({ file, indexes }: Open, lab: string, until: Until): boolean => {
  const place = indexes.knows(lab) ? file.labPlace(lab) : null
  if (place === null) return false
  return 'seq' in until ? until.seq <= place.seq : until.time < place.at
}

/** Reads the log as it is; what is wrong with it is not taken for what is wrong with history's own file. */
const rowsOf = (logFile: string): ReadRows => {
  let log: ReturnType<typeof openLogReadOnly> | null = null
  return (lab, after, limit) => {
    try {
      log ??= openLogReadOnly(logFile)
      return readLogRows(log, lab, after, limit)
    } catch (error) {
      throw new Error('the log could not be read', { cause: error })
    }
  }
}
