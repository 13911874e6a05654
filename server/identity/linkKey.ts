import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readOrMakeSecret } from '../storage/secretFile.ts'

/**
 * An invitation's link is shown as long as it is open, though only its hash is stored: its token is derived
 * from the invitation's id by a key that is not in the database.
 */
export interface LinkKey {
  invitationToken(invitationId: string): string
}

export const openLinkKey = (dataDir: string): LinkKey => {
  const key = Buffer.from(
    readOrMakeSecret(join(dataDir, 'link.key'), () => randomBytes(32).toString('base64url')),
    'base64url',
  )
  return {
    invitationToken: (invitationId) =>
      createHmac('sha256', key).update(`invitation:${invitationId}`).digest('base64url'),
  }
}
