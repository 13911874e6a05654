import { z } from 'zod'
import { currency } from '../plan/fields.ts'
import { programme, TEMPLATE_IDS } from '../programme/template.ts'
import { phase } from '../wire/frames.ts'
import { API_ERRORS } from './errors.ts'
import { seat } from './identity.ts'
import { SCREEN_LANGUAGES } from './languages.ts'

/** POST /api/labs: a facilitator opens a lab and becomes its lab lead. */
export const labRequest = z.strictObject({
  name: z.string().trim().min(1).max(300),
  /** Part of the lab's address: small letters, digits and hyphens. */
  slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/),
  startDate: z.iso.date(),
  weeks: z.int().min(1).max(52),
  currency: currency(),
  /** One of the programmes the product brings, or one as it was exported; without it the one for so many weeks. */
  programme: z.union([z.enum(TEMPLATE_IDS), programme]).optional(),
  workstreams: z
    .array(
      z.strictObject({ code: z.string().trim().min(1).max(20), title: z.string().trim().min(1).max(300) }),
    )
    .min(1)
    .max(12),
})
export type LabRequest = z.infer<typeof labRequest>

export const labView = z.strictObject({ id: z.uuidv7(), slug: z.string(), name: z.string() })
export type LabView = z.infer<typeof labView>

/** GET /api/labs: those this session has a seat in, the newest first. */
export const labList = z.strictObject({ labs: z.array(labView) })

/**
 * What a page of any age must be able to read of the answer below, before it reads the rest: these names never change
 * their meaning.
 */
export const sessionVersions = z.object({
  documentVersion: z.int().min(1),
  /** What the server speaks, and the oldest it takes (shared/wire/version.ts). */
  protocol: z.int().min(1),
  oldestProtocol: z.int().min(1),
})

/**
 * GET /api/labs/:lab/session (by id or slug): this browser's seat and what the live document needs. What a newer
 * server adds is left aside: an open page reads it too.
 */
export const labSession = z.object({
  ...sessionVersions.shape,
  lab: z.object(labView.shape),
  seat: z.object(seat.shape),
  /** What this seat's person reads the screens in; null until chosen. Nobody else is told. */
  language: z.enum(SCREEN_LANGUAGES).nullable().catch(null),
  /** Seats that were merged into this one: what names or belongs to them is this one's. */
  formerSeats: z.array(z.uuidv7()).catch([]),
  /** The one of them whose session this browser has; null for the seat itself. */
  openedBy: z.uuidv7().nullable().catch(null),
  /** Seats of the lab that are told by another name than they had, merged or erased: when it moves, names are asked anew. */
  renamed: z.int().catch(0),
  phase,
  version: z.int().min(0),
  /** Counts restores of the document; part of the sync address and of what a client keeps. */
  epoch: z.int().min(1),
  /** Which build of the pages the server hands out, if it knows; a page of another one may be reloaded. */
  build: z.string().nullable(),
  /** The operator's key for the canvas, if one is configured. */
  canvasLicenceKey: z.string().nullable(),
})
export type LabSession = z.infer<typeof labSession>

/** PATCH /api/labs/:lab/seat: what may be changed of one's own seat by oneself, and by nobody else (204). */
export const ownSeatPatch = z.strictObject({ language: z.enum(SCREEN_LANGUAGES) })

/** Every refusal over HTTP: a code for programs, a sentence in English for logs; screens translate the code. */
export const apiError = z.strictObject({
  error: z.enum(API_ERRORS),
  message: z.string(),
  /** Where in the request, for `invalid`; which part, for `changed`. */
  path: z.array(z.union([z.string(), z.number()])).optional(),
})
export type ApiError = z.infer<typeof apiError>
