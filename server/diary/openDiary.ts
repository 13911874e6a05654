import { diaryDays, type DiaryDays, type DiaryEntry } from '#shared/api/diary.ts'
import { dateIn, startOfDay } from '#shared/diary/zone.ts'
import { addDays } from '#shared/plan/dates.ts'
import { attendedLine } from '../attendance/attendedLine.ts'
import { ZONE } from '../attendance/zone.ts'
import { HistoryUnavailable } from '../history/openHistory.ts'
import { oneAtATime } from '../history/oneAtATime.ts'
import { erasedSeats, mergedSeats } from '../identity/seatNames.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { LabRow } from '../storage/schema.ts'
import { dayRecords } from './dayRecords.ts'
import { keepDays } from './keepDays.ts'
import type { DiaryFormat } from './messages.ts'
import { DiaryUnavailable } from './openWriter.ts'
import { recordDays } from './recordDays.ts'

/** The diary as a seat asks for it: one question of a seat after the other. */
export interface Diary {
  days(here: SeatInLab, before: string | undefined): Promise<Outcome<DiaryDays>>
  entry(here: SeatInLab, date: string): Promise<Outcome<DiaryEntry>>
  file(
    here: SeatInLab,
    ask: { date: string; format: DiaryFormat; language: string | undefined },
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>>
}

const MOST_WAITING = 7
const PAGE = 30

type Told = Pick<Parts, 'db' | 'history' | 'log' | 'now' | 'diaryWriter' | 'attendance'>

export const openDiary = (parts: Told, zone = ZONE): Diary => {
  const turns = oneAtATime(MOST_WAITING)
  const kept = keepDays()

  const inTurn = async <T>(here: SeatInLab, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    try {
      const answer = await turns.run(here.seat.id, work)
      return answer ?? refuse('tooMany', 'Your last questions about the diary are still being answered')
    } catch (error) {
      if (!(error instanceof HistoryUnavailable || error instanceof DiaryUnavailable)) throw error
      parts.log.error({ labId: here.lab.id, err: error }, 'the diary could not be written')
      return refuse('unavailable', 'The diary cannot be read at the moment. The lab itself goes on.')
    }
  }
  /** A day that is over is written once: what it says does not change any more. */
  const entryOf = async (lab: LabRow, date: string): Promise<Outcome<DiaryEntry>> => {
    const now = parts.now().getTime()
    const [from, next] = [startOfDay(date, zone), startOfDay(addDays(date, 1), zone)]
    if (from > now || next <= Date.parse(lab.createdAt)) return notFound()
    if (next > now) return done(await write(lab, { date, from, until: now + 1, finished: false }))
    // Who of those who were there are one person, and who is erased, may be told later.
    const told = [...(await mergedSeats(parts.db, lab.id)).keys(), ...(await erasedSeats(parts.db, lab.id))]
    return done(
      await kept.get(`${lab.id} ${date} ${told.join(' ')}`, async () =>
        write(lab, { date, from, until: next, finished: true }),
      ),
    )
  }
  const write = async (
    lab: LabRow,
    { date, from, until, finished }: { date: string; from: number; until: number; finished: boolean },
  ): Promise<DiaryEntry> => {
    const stretch = { from: new Date(from).toISOString(), until: new Date(until).toISOString() }
    const [before, after, facts] = await Promise.all([
      parts.history.at(lab.id, { time: from - 1 }),
      parts.history.at(lab.id, { time: until - 1 }),
      parts.history.counts(lab.id, from, until),
    ])
    await parts.attendance.keep()
    const told = await dayRecords(parts.db, lab.id, stretch, facts)
    const attended = await attendedLine(parts.db, lab.id, { date, until: stretch.until })
    const records = { ...told, events: [...attended, ...told.events] }
    const day = { ...stretch, date, zone, finished }
    const about = { day, records, lab: { name: lab.name, slug: lab.slug, language: 'en' } }
    return parts.diaryWriter.entry({ from: before, to: after, about })
  }

  return {
    days: async (here, before) => inTurn(here, async () => done(await pageOf(parts, here.lab, zone, before))),
    entry: async (here, date) => inTurn(here, async () => entryOf(here.lab, date)),
    file: async (here, { date, format, language }) =>
      inTurn(here, async () => {
        const entry = await entryOf(here.lab, date)
        if (!entry.ok) return entry
        const wanted = language ?? entry.value.lab.language
        return done(await parts.diaryWriter.file(format, entry.value, wanted))
      }),
  }
}

const pageOf = async (
  { db, history, now }: Told,
  lab: LabRow,
  zone: string,
  before: string | undefined,
): Promise<DiaryDays> => {
  const today = dateIn(now().getTime(), zone)
  const last = before === undefined || before > today ? addDays(today, 1) : before
  const [changed, recorded] = await Promise.all([
    history.days(lab.id, { before: startOfDay(last, zone), most: PAGE + 1, zone }),
    recordDays(db, lab.id, zone),
  ])
  const all = [...new Set([...changed, ...[...recorded].filter((day) => day < last)])]
  const days = all.toSorted((a, b) => (a < b ? 1 : -1))
  const page = days.slice(0, PAGE)
  return diaryDays.parse({ zone, today, days: page, next: days.length > PAGE ? page.at(-1) : null })
}
