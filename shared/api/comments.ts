import { z } from 'zod'
import { sector } from '../plan/entities.ts'

/** How many comments one request names. */
export const MOST_COMMENTS = 200

/** Who wrote a comment and when it reached the server; the plan itself says neither. */
export const commentAuthor = z.object({
  commentId: z.string(),
  /** Null: nobody's word, as what the server put there. */
  seat: z
    .object({
      id: z.uuidv7(),
      name: z.string(),
      organisationId: z.uuidv7().nullable(),
      organisationName: z.string(),
      sector,
    })
    .nullable(),
  /** RFC 3339, UTC; null where the history cannot tell now. */
  at: z.iso.datetime().nullable(),
})
export type CommentAuthor = z.infer<typeof commentAuthor>

/** GET /api/labs/:lab/comments, or those of `?ids=` (some, with commas between): of each in the plan, who wrote it. */
export const commentAuthors = z.object({ comments: z.array(commentAuthor) })

export const commentsQuery = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuidv7()).max(MOST_COMMENTS))
    .optional(),
})

/** GET /api/labs/:lab/inbox: the comments that this browser's own seat has read, on whatever device. */
export const inboxView = z.object({ read: z.array(z.string()) })
export type InboxView = z.infer<typeof inboxView>

/** POST /api/labs/:lab/inbox (204): marks comments of the lab as read or as not read, for this seat alone. */
export const readRequest = z.strictObject({
  commentIds: z.array(z.uuidv7()).min(1).max(MOST_COMMENTS),
  read: z.boolean(),
})
export type ReadRequest = z.infer<typeof readRequest>
