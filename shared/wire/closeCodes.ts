/**
 * Why the server ends a live connection. A y-websocket client does not retry 4400–4499 (it could not help);
 * it retries everything else.
 */
export const CLOSE = {
  /** The server stops; come back in a moment. */
  goingAway: 1001,
  /** A frame that is not of the protocol. Reconnect with what you hold; repeating the frame will not help. */
  malformed: 4400,
  /** The seat was revoked or its session ended. Ask for the session again. */
  unauthorised: 4401,
  /** The seat or the lab's phase does not allow this edit. End this document, keep its commands (section 5). */
  refused: 4403,
  /** The lab is not there for this seat. */
  notFound: 4404,
  /** The document was restored: load the new epoch. */
  epochChanged: 4409,
  /** A frame or update is larger than allowed. */
  tooLarge: 4413,
  /** It reads slower than its room speaks. Reconnect: what was not read comes as one answer. */
  tooSlow: 4508,
  /** Too many messages at a time, or too much added to the plan. Reconnect later. */
  tooFast: 4529,
  /** The server cannot keep edits at the moment (a full disk). Nothing unacknowledged is lost: keep it and retry. */
  cannotSave: 4503,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]
