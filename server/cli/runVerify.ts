import { diffRoadmaps, type Difference } from '#shared/roadmap/diff.ts'
import { describePart } from '#shared/roadmap/parts.ts'
import { parseStrict } from '#shared/roadmap/parse.ts'
import { readRoadmap } from '#shared/roadmap/read.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { verifySignature, type SignatureCheck } from '#shared/roadmap/signature.ts'
import { textOf } from '../delivery/textOf.ts'
import { loadJwks } from './loadJwks.ts'
import { readBytes } from './readBytes.ts'
import type { Say } from './say.ts'

export interface VerifyOptions {
  file: string
  /** A file or an address with the keys to trust. */
  jwks?: string | undefined
  /** Another copy to compare with, path by path. */
  against?: string | undefined
}

/** 0 valid and its signer trusted, 1 changed or not a roadmap, 2 unchanged but its signer not verified. */
export type ExitCode = 0 | 1 | 2

/** Checks a roadmap file and tells a person, line by line, what was found. */
export const runVerify = async (options: VerifyOptions, say: Say): Promise<ExitCode> => {
  const text = await fileText(options.file)
  if (typeof text !== 'string') return told(say, text.problem, 1)
  const check = readRoadmap(text)
  const other = options.against === undefined ? null : await compareWith(options.against, text)
  for (const line of other?.lines ?? []) say(line)
  if (!check.ok) return told(say, REASONS[check.reason](check.part), 1)
  if (other?.same === false) return told(say, `Changed: this is not the same roadmap as ${other.name}.`, 1)
  return sayWho(check.roadmap, options.jwks, say)
}

const told = (say: Say, line: string, code: ExitCode): ExitCode => {
  say(line)
  return code
}

const REASONS = {
  changed: (part: string) => `Changed after its release: ${part}.`,
  notARoadmap: (part: string) => `Not a roadmap as it was released: ${part}.`,
  otherVersion: (part: string) => `Of another version of the format: ${part}.`,
}

const fileText = async (file: string): Promise<string | { problem: string }> => {
  const bytes = await readBytes(file)
  if (!(bytes instanceof Uint8Array)) return bytes
  return textOf(bytes) ?? { problem: `Not a roadmap: ${file} is not text in UTF-8.` }
}

const sayWho = async (roadmap: Roadmap, source: string | undefined, say: Say): Promise<ExitCode> => {
  const keys = source === undefined ? null : await loadJwks(source)
  const signature: SignatureCheck = await verifySignature(
    roadmap,
    keys && 'keys' in keys ? keys : { keys: [] },
  )
  if (signature === 'bad') return told(say, 'Changed: the signature does not fit this roadmap.', 1)
  say(summaryOf(roadmap))
  if (signature === 'verified')
    return told(say, `Valid: unchanged, and signed by the key ${roadmap.signature.kid}, which you trust.`, 0)
  if (keys && 'problem' in keys) say(keys.problem)
  const why =
    source === undefined
      ? 'name the keys you trust with --jwks'
      : `the key ${roadmap.signature.kid} is not among those you trust`
  return told(say, `Unchanged, signer not verified: ${why}.`, 2)
}

const summaryOf = ({ lab, roadmap, counts, commitments }: Roadmap): string => {
  const signed = commitments.filter((c) => c.decision !== 'declined').length
  return `${lab.name}, version ${roadmap.version}: ${counts.initiatives} initiatives, ${counts.activities} activities, ${signed} signatures.`
}

interface Comparison {
  name: string
  same: boolean
  lines: string[]
}

/** Where the two files differ; their hashes only when nothing else does, their signatures never. */
const compareWith = async (against: string, text: string): Promise<Comparison> => {
  const other = await fileText(against)
  if (typeof other !== 'string') return { name: against, same: false, lines: [other.problem] }
  const [mine, theirs] = [parseStrict(text), parseStrict(other)]
  if (!theirs.ok)
    return { name: against, same: false, lines: [`${against} cannot be read: ${theirs.refusal.what}.`] }
  if (!mine.ok) return { name: against, same: false, lines: [] }
  const all = diffRoadmaps(theirs.value, mine.value).filter((d) => !/^signature\b/.test(d.path))
  const telling = all.filter((d) => !/^hashes\b/.test(d.path))
  const shown = telling.length > 0 ? telling : all
  const rest = shown.length - MOST_LINES
  const lines = shown.slice(0, MOST_LINES).map((difference) => lineOf(theirs.value, difference))
  const more = rest > 0 ? [`… and ${rest} more differences.`] : []
  return { name: against, same: all.length === 0, lines: [...lines, ...more] }
}

const MOST_LINES = 200

const lineOf = (value: unknown, { path, before, after }: Difference): string =>
  `${path}: ${written(before)} → ${written(after)}${inWords(value, path)}`

const written = (value: unknown): string => {
  if (value === undefined) return 'not there'
  const json = JSON.stringify(value)
  return json.length > 120 ? `${json.slice(0, 119)}…` : json
}

/** ` (activity 2.3 "…")` for a path into an entity. */
const inWords = (value: unknown, path: string): string => {
  const [, collection = '', id = ''] = /^(\w+)\[([^\]]+)\]/.exec(path) ?? []
  const list =
    value !== null && typeof value === 'object' ? Object.entries(value).find(([k]) => k === collection) : null
  if (!list || !Array.isArray(list[1])) return ''
  const at = list[1].findIndex(
    (e: unknown) => e !== null && typeof e === 'object' && 'id' in e && e.id === id,
  )
  return at < 0 ? '' : ` (${describePart(value, [collection, at])})`
}
