import type { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import { contentsOf } from './content.ts'
import { countsOf, hashesOf } from './hashes.ts'
import { isDraft } from './isDraft.ts'
import { describePart } from './parts.ts'
import {
  ROADMAP_COLLECTIONS,
  ROADMAP_VERSIONS,
  roadmapSchema,
  type HashedPart,
  type Roadmap,
} from './schema.ts'

export type CheckReason =
  /** Not of the published form. */
  | 'notARoadmap'
  /** Made by another version of the format. */
  | 'otherVersion'
  /** A part is not what its hash says. */
  | 'changed'

export type RoadmapCheck =
  | { ok: true; roadmap: Roadmap }
  | {
      ok: false
      reason: CheckReason
      /** The part that differs, in words: `initiative MPSG-4 "…"`, `activities`. */
      part: string
      path: (string | number)[]
    }
type Hashes = Roadmap['hashes']
type Failed = Extract<RoadmapCheck, { ok: false }>

/**
 * Whether a value is a roadmap exactly as it was released, leaving aside who signed it: strict schema, counts,
 * every initiative's hash, every part's, the whole. Says which part differs.
 */
export const checkRoadmap = (value: unknown): RoadmapCheck => {
  const parsed = roadmapSchema.safeParse(value)
  if (!parsed.success) return misshapen(value, parsed.error)
  const roadmap = parsed.data
  if (isTooMuch(roadmap)) return { ok: false, reason: 'notARoadmap', part: 'more than a lab plans', path: [] }
  const { signature: _signature, hashes: _hashes, ...unhashed } = roadmap
  const actual = hashesOf(unhashed)
  return (
    changedPart(roadmap, actual) ??
    strayCount(roadmap) ??
    strayHash(roadmap, actual) ??
    strayCommitment(roadmap) ?? { ok: true, roadmap }
  )
}

/**
 * What initiatives share is hashed with each of them, so a small file can ask for any amount of work. A real
 * roadmap, 50 initiatives with 3,000 activities, needs 3 MB.
 */
const isTooMuch = (roadmap: Roadmap): boolean => {
  let length = 0
  for (const content of contentsOf(roadmap)) {
    length += JSON.stringify(content).length
    if (length > LIMITS.roadmapHashedLength) return true
  }
  return false
}

const misshapen = (value: unknown, error: z.ZodError): Failed => {
  if (isDraft(value))
    return { ok: false, reason: 'notARoadmap', part: 'a draft, which nobody has signed', path: [] }
  const version =
    value !== null && typeof value === 'object' && 'schemaVersion' in value && value.schemaVersion
  if (typeof version === 'string' && !Object.hasOwn(ROADMAP_VERSIONS, version))
    return { ok: false, reason: 'otherVersion', part: `schemaVersion ${version}`, path: ['schemaVersion'] }
  const issue = error.issues[0]
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...keys].map((step) => (typeof step === 'symbol' ? '' : step))
  return { ok: false, reason: 'notARoadmap', part: describePart(value, path), path }
}

const changed = (roadmap: Roadmap, path: (string | number)[]): Failed => ({
  ok: false,
  reason: 'changed',
  part: describePart(roadmap, path),
  path,
})

const changedPart = (roadmap: Roadmap, actual: Hashes): Failed | null => {
  const stated = roadmap.hashes
  const hashOf = new Map(actual.initiatives.map(({ id, hash }) => [id, hash]))
  const known = new Map(stated.initiatives.map(({ id, hash }) => [id, hash]))
  const at = roadmap.initiatives.findIndex(({ id }) => known.get(id) !== hashOf.get(id))
  if (at >= 0) return changed(roadmap, ['initiatives', at])
  const parts = new Map<HashedPart, string>(stated.collections.map(({ name, hash }) => [name, hash]))
  const part = actual.collections.find(({ name, hash }) => parts.get(name) !== hash)
  if (part) return changed(roadmap, [part.name])
  const there = new Set<string>(actual.collections.map(({ name }) => name))
  const gone = stated.collections.find(({ name }) => !there.has(name))
  return gone ? changed(roadmap, [gone.name]) : null
}

const strayCount = (roadmap: Roadmap): Failed | null => {
  const actual = countsOf(roadmap)
  const stray = ROADMAP_COLLECTIONS.find((name) => roadmap.counts[name] !== actual[name])
  return stray ? changed(roadmap, ['counts', stray]) : null
}

const strayHash = (roadmap: Roadmap, actual: Hashes): Failed | null => {
  const stated = roadmap.hashes
  const fit =
    stated.plan === actual.plan &&
    stated.whole === actual.whole &&
    stated.initiatives.length === actual.initiatives.length &&
    stated.collections.length === actual.collections.length
  return fit ? null : changed(roadmap, ['hashes'])
}

/** R13: an answer holds only for the text it was given on. */
const strayCommitment = (roadmap: Roadmap): Failed | null => {
  const hashes = new Map(roadmap.hashes.initiatives.map(({ id, hash }) => [id, hash as string]))
  const at = roadmap.commitments.findIndex((c) => hashes.get(c.initiativeId) !== c.contentHash)
  return at < 0 ? null : changed(roadmap, ['commitments', at])
}
