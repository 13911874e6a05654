/** Names the form of a draft, which is no roadmap: nobody has signed it, and it is never imported. */
export const DRAFT_SCHEMA_ID = 'urn:delivery-lab:draft:1'

/** Whether a value says of itself that it is a draft, of any version. */
export const isDraft = (value: unknown): boolean =>
  value !== null &&
  typeof value === 'object' &&
  '$schema' in value &&
  typeof value.$schema === 'string' &&
  value.$schema.startsWith('urn:delivery-lab:draft:')
