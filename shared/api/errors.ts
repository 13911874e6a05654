/** Codes of every refusal over HTTP; apart from the schemas, for pages that stay small. */
export const API_ERRORS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'stale',
  'frozen',
  'notFrozen',
  'notReady',
  'tooLarge',
  'tooMany',
  'unavailable',
  'unverified',
  'changed',
  'linkUsed',
] as const
