import type { Sector } from '#shared/plan/entities.ts'

const SECTOR_GROUPS = ['public', 'business', 'labour', 'civilSociety', 'knowledge'] as const
export type SectorGroup = (typeof SECTOR_GROUPS)[number]

/** The sides of a lab, whose balance a facilitator keeps in view. */
const GROUP: Record<Sector, SectorGroup> = {
  national: 'public',
  provincial: 'public',
  local: 'public',
  soe: 'public',
  statutory: 'public',
  business: 'business',
  labour: 'labour',
  civilSociety: 'civilSociety',
  academia: 'knowledge',
  devPartner: 'knowledge',
}

/** How many there are of each side, all sides present. */
export const balanceOf = (sectors: readonly Sector[]): { group: SectorGroup; count: number }[] =>
  SECTOR_GROUPS.map((group) => ({ group, count: sectors.filter((s) => GROUP[s] === group).length }))
