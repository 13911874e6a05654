/** Parts of society an organisation or a person may belong to; apart from the schemas, for pages that stay small. */
export const SECTORS = [
  'national',
  'provincial',
  'local',
  'soe',
  'statutory',
  'business',
  'labour',
  'academia',
  'civilSociety',
  'devPartner',
] as const
export type Sector = (typeof SECTORS)[number]
