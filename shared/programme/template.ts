import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'

/** The file's own name and version; a later one gets a later number. */
export const PROGRAMME_FORMAT = 'urn:delivery-lab:programme:1'

/** Programmes that the product brings. */
export const TEMPLATE_IDS = ['phakisa', 'mini'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

export const SESSION_KINDS = [
  'plenary',
  'breakout',
  'reportBack',
  'syndication',
  'signOff',
  'openDay',
] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

/** What the plan answers by itself, and `manual`, which a facilitator ticks. */
export const CHECKS = [
  'aspiration',
  'facts',
  'rootCauses',
  'answers',
  'shortList',
  'scores',
  'rows',
  'budgets',
  'indicators',
  'risks',
  'governance',
  'syndication',
  'frozen',
  'signed',
  'released',
  'manual',
] as const
export type Check = (typeof CHECKS)[number]

/** Checks that ask for at least so many. */
export const COUNTED: ReadonlySet<Check> = new Set(['facts', 'rootCauses', 'shortList', 'risks'])
/** Checks of the lab and not of each of its rooms. */
const OF_LAB: ReadonlySet<Check> = new Set(['frozen', 'released'])

const id = () => z.string().regex(/^[A-Za-z0-9-]{1,40}$/)
const words = () => z.string().trim().normalize('NFC').min(1).max(LIMITS.titleLength)

export const artefact = z
  .strictObject({
    id: id(),
    check: z.enum(CHECKS),
    /** How many there have to be, where the check counts. */
    least: z.int().min(1).max(999).default(1),
    /** What a facilitator ticks; empty for what the plan answers. */
    title: z.string().trim().normalize('NFC').max(LIMITS.titleLength).default(''),
    /** Whether each room has to have it, or the lab once. */
    each: z.enum(['room', 'lab']).default('room'),
  })
  .refine(({ check, title }) => check !== 'manual' || title !== '', {
    path: ['title'],
    message: 'What is ticked by hand has a name',
  })
export type Artefact = z.output<typeof artefact>

export const isOfLab = ({ check, each }: Artefact): boolean =>
  OF_LAB.has(check) || (check === 'manual' && each === 'lab')

export const session = z.strictObject({
  id: id(),
  title: words(),
  kind: z.enum(SESSION_KINDS),
  /** When it begins, by the clock of the place. */
  start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z
    .int()
    .min(5)
    .max(24 * 60),
  /** All together, or each room by itself. */
  where: z.enum(['lab', 'rooms']),
  what: z.string().trim().normalize('NFC').max(2_000).default(''),
  leaves: z.array(artefact).max(20).default([]),
})
export type Session = z.output<typeof session>

export const day = z.strictObject({ id: id(), sessions: z.array(session).max(24) })
export type Day = z.output<typeof day>

export const week = z.strictObject({ id: id(), title: words(), days: z.array(day).max(7) })
export type Week = z.output<typeof week>

/** The programme of a lab: weeks of days of sessions, and what each session is to leave. */
export const programme = z
  .strictObject({
    format: z.literal(PROGRAMME_FORMAT),
    id: id(),
    name: words(),
    version: z.int().min(1).max(1_000_000),
    /** The language its words are in (BCP 47). */
    language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    weeks: z.array(week).min(1).max(52),
  })
  .superRefine(({ weeks }, context) => {
    const seen = new Set<string>()
    const once = (of: { id: string }, path: (string | number)[]) => {
      if (seen.has(of.id)) context.addIssue({ code: 'custom', path: [...path, 'id'], message: 'Given twice' })
      seen.add(of.id)
    }
    for (const [w, one] of weeks.entries()) {
      once(one, ['weeks', w])
      for (const [d, { id, sessions }] of one.days.entries()) {
        once({ id }, ['weeks', w, 'days', d])
        for (const [s, held] of sessions.entries()) {
          once(held, ['weeks', w, 'days', d, 'sessions', s])
          for (const [a, left] of held.leaves.entries())
            once(left, ['weeks', w, 'days', d, 'sessions', s, 'leaves', a])
        }
      }
    }
  })
export type Programme = z.output<typeof programme>

/** What a week's gate waits for, in the order its sessions leave it. */
export const artefactsOf = ({ days }: Week): Artefact[] =>
  days.flatMap(({ sessions }) => sessions.flatMap(({ leaves }) => leaves))
