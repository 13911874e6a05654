import type { Sector } from '#shared/plan/sectors.ts'

/** What kind of body a sector is made of; the outline of its mark tells it. */
export type SectorShape = 'square' | 'round' | 'cut' | 'leaf'

export interface SectorMark {
  letter: string
  shape: SectorShape
}

/** Government square, public bodies with cut corners, business and labour leaf-shaped, all others round. */
const MARKS: Record<Sector, SectorMark> = {
  national: { letter: 'N', shape: 'square' },
  provincial: { letter: 'P', shape: 'square' },
  local: { letter: 'L', shape: 'square' },
  soe: { letter: 'E', shape: 'cut' },
  statutory: { letter: 'S', shape: 'cut' },
  business: { letter: 'B', shape: 'leaf' },
  labour: { letter: 'W', shape: 'leaf' },
  academia: { letter: 'A', shape: 'round' },
  civilSociety: { letter: 'C', shape: 'round' },
  devPartner: { letter: 'D', shape: 'round' },
}

/** The sign a sector is told by where there is no room for its name: a letter in an outline, each once. */
export const sectorMark = (sector: Sector): SectorMark => MARKS[sector]
