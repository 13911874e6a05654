import { lint } from '#shared/plan/rules/lint.ts'
import type { Finding, RuleId } from '#shared/plan/rules/finding.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { checkRoadmap, type RoadmapCheck } from '#shared/roadmap/check.ts'
import { readDraft } from '#shared/roadmap/draft.ts'
import { isDraft } from '#shared/roadmap/isDraft.ts'
import { parseStrict } from '#shared/roadmap/parse.ts'
import { planOfRoadmap } from '#shared/roadmap/planOf.ts'
import { readRoadmap } from '#shared/roadmap/read.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { textOf } from '../delivery/textOf.ts'
import { readBytes } from './readBytes.ts'

/** A file as the rules see it. */
export interface Linted {
  /** `Oceans, version 1`, `Oceans, a draft` */
  title: string
  plan: Plan
  findings: Finding[]
  /** What the file calls a field of the plan. */
  fieldName: (collection: string, field: string) => string
}

type Read = Linted | { problem: string }

/** Reads a roadmap or a draft as strictly as a roadmap is verified, or says in a sentence why there is none. */
export const readForLint = async (file: string): Promise<Read> => {
  const bytes = await readBytes(file)
  if (!(bytes instanceof Uint8Array)) return bytes
  if (bytes.byteLength > LIMITS.roadmapBytes) return { problem: `${file} is too large for a roadmap.` }
  const text = textOf(bytes)
  if (text === null) return { problem: `Not a roadmap: ${file} is not text in UTF-8.` }
  const parsed = parseStrict(text)
  if (parsed.ok && isDraft(parsed.value)) return lintDraft(parsed.value)
  const check = parsed.ok ? checkRoadmap(parsed.value) : readRoadmap(text)
  return check.ok ? lintRoadmap(check.roadmap) : { problem: refusalOf(check) }
}

const refusalOf = ({ reason, part }: Extract<RoadmapCheck, { ok: false }>): string => {
  if (reason === 'changed') return `Changed after its release: ${part}.`
  if (reason === 'otherVersion') return `Of another version of the format: ${part}.`
  return `Neither a roadmap as it was released nor a draft: ${part}.`
}

const lintDraft = (value: unknown): Read => {
  const read = readDraft(value)
  if (!read.ok) return { problem: `Not a draft as it was downloaded: ${read.path || 'the whole file'}.` }
  const { lab, plan, answers } = read.draft
  return {
    title: `${lab.name}, a draft`,
    plan,
    findings: lint(plan, answers),
    fieldName: (_collection, field) => field,
  }
}

const lintRoadmap = (roadmap: Extract<RoadmapCheck, { ok: true }>['roadmap']): Read => {
  const rebuilt = planOfRoadmap(roadmap)
  if (!rebuilt) return { problem: 'Not a roadmap that a lab has made: a text in it is too long for a plan.' }
  const { plan, answers, isWhole } = rebuilt
  const isKnown = ({ rule, code }: Finding): boolean =>
    isWhole || !(OF_TRIGGERS.has(rule) || /^(request|promise)/.test(code))
  return {
    title: `${roadmap.lab.name}, version ${roadmap.roadmap.version}`,
    plan,
    findings: lint(plan, answers).filter(isKnown),
    fieldName: (collection, field) => (collection === 'activities' ? (OF_ACTIVITY[field] ?? field) : field),
  }
}

const OF_TRIGGERS: ReadonlySet<RuleId> = new Set(['Q20', 'Q22', 'Q23'])

/** What a roadmap calls fields of an activity. */
const OF_ACTIVITY: Record<string, string> = { plannedStart: 'start', plannedEnd: 'end' }
