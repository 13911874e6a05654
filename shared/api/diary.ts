import { z } from 'zod'
import { collection } from '../plan/commands.ts'
import { sector } from '../plan/entities.ts'

/** The parts of a room's day, in the order they are read. */
export const DIARY_PARTS = [
  'changed',
  'decided',
  'due',
  'between',
  'said',
  'signed',
  'open',
  'empty',
] as const
export type DiaryPart = (typeof DIARY_PARTS)[number]

/** One sentence: the text `lines.<kind>` of the namespace `diary`, filled. Dates are plain dates, `YYYY-MM-DD`. */
export const diaryLine = z.strictObject({
  kind: z.string(),
  filled: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type DiaryLine = z.infer<typeof diaryLine>

/** How many of a kind came, changed or went. */
const counts = z.array(z.strictObject({ collection, count: z.int().min(1) }))
export type DiaryCounts = z.infer<typeof counts>

export const roomDay = z.strictObject({
  /** Null for what belongs to no room. */
  id: z.uuidv7().nullable(),
  code: z.string(),
  title: z.string(),
  numbers: z.strictObject({ created: counts, changed: counts, removed: counts }),
  parts: z.array(
    z.strictObject({
      part: z.enum(DIARY_PARTS),
      lines: z.array(diaryLine),
      /** So many more are left out. */
      more: z.int().min(0),
    }),
  ),
  decisions: z.int(),
  openQuestions: z.int(),
  /** Fields that are still to be filled. */
  empty: z.int(),
})
export type RoomDay = z.infer<typeof roomDay>

/** A day of a lab, from midnight to midnight of `zone`; what of it has passed where it is not `finished`. */
export const diaryEntry = z.strictObject({
  date: z.iso.date(),
  zone: z.string(),
  /** RFC 3339; `until` is the moment it tells the lab of. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  finished: z.boolean(),
  lab: z.strictObject({ name: z.string(), slug: z.string(), language: z.string() }),
  /** Of those who changed, answered or signed something; nobody is named. */
  people: z.array(z.strictObject({ sector, count: z.int().min(1) })),
  events: z.array(diaryLine),
  rooms: z.array(roomDay),
})
export type DiaryEntry = z.infer<typeof diaryEntry>

/** GET /api/labs/:lab/diary: days on which something happened, the newest first. `before` gives the days before one. */
export const diaryDays = z.strictObject({
  zone: z.string(),
  today: z.iso.date(),
  days: z.array(z.iso.date()),
  /** The `before` of the next page; null at the end. */
  next: z.iso.date().nullable(),
})
export type DiaryDays = z.infer<typeof diaryDays>

export const diaryQuery = z.strictObject({ before: z.iso.date().optional() })
