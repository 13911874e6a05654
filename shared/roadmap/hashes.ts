import { sha256Of, type ContentHash } from './canonical.ts'
import { contentHash, initiativeHashes } from './content.ts'
import { HASHED_PARTS, ROADMAP_COLLECTIONS, type HashedPart, type UnsignedRoadmap } from './schema.ts'

export type Unhashed = Omit<UnsignedRoadmap, 'hashes'>
type Hashes = UnsignedRoadmap['hashes']

/** One hash for each initiative, for each part, for the plan, and one over everything with those in it. */
export const hashesOf = (roadmap: Unhashed): Hashes => {
  const parts = {
    initiatives: initiativeHashes(roadmap),
    collections: HASHED_PARTS.filter((name) => roadmap[name] !== undefined).map((name) => ({
      name,
      hash: partHash(roadmap, name),
    })),
    plan: contentHash(roadmap),
  }
  return { ...parts, whole: wholeHash(roadmap, parts) }
}

const partHash = (roadmap: Unhashed, name: HashedPart): ContentHash => sha256Of(roadmap[name])

/** Over everything but itself and the signature. */
const wholeHash = (roadmap: Unhashed, hashes: Omit<Hashes, 'whole'>): ContentHash =>
  sha256Of({ ...roadmap, hashes })

/** A collection that is not there is not counted. */
export const countsOf = (roadmap: Omit<Unhashed, 'counts'>): UnsignedRoadmap['counts'] =>
  Object.fromEntries(
    ROADMAP_COLLECTIONS.flatMap((name) => {
      const collection = roadmap[name]
      return collection ? [[name, collection.length]] : []
    }),
  ) as UnsignedRoadmap['counts']
