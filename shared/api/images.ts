import { z } from 'zod'

/** The picture's name in its lab: the SHA-256 of the file as it is kept, in hex. */
export const imageHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A picture as the server has kept it; width and height in pixels, the way up it is shown. */
export const keptImage = z.object({
  sha256: imageHash,
  type: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
})
export type KeptImage = z.infer<typeof keptImage>
