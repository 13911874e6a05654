import type { ScreenLanguage } from '#shared/api/languages.ts'
import { labRequest, type LabRequest } from '#shared/api/labs.ts'
import { defaultProgramme, templateFor } from '#shared/programme/defaults.ts'

export interface LabForm {
  name: string
  slug: string
  startDate: string
  weeks: number
  currency: string
  workstreams: { code: string; title: string }[]
  /** Without one, the programme for so many weeks. */
  programme?: LabRequest['programme']
}

export const MAX_WORKSTREAMS = 12

/** An address suggested from a name: "Ocean Économie 2026!" gives "ocean-economie-2026". */
export const suggestSlug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')

/** A code suggested from a title: the capitals of its words, as "MPSG". */
export const suggestCode = (title: string): string =>
  title
    .split(/\s+/)
    .map((word) => /^\p{Lu}/u.exec(word)?.[0] ?? '')
    .join('')
    .slice(0, 6)

/** The request, or the fields that are not right, by their path as "workstreams.0.title". */
export const readLabForm = (form: LabForm): { request: LabRequest } | { wrong: ReadonlySet<string> } => {
  const workstreams = form.workstreams.filter((w) => w.code.trim() !== '' || w.title.trim() !== '')
  const kept = workstreams.length > 0 ? workstreams : form.workstreams.slice(0, 1)
  const parsed = labRequest.safeParse({ ...form, workstreams: kept })
  if (parsed.success) return { request: parsed.data }
  const position = (path: readonly PropertyKey[]) =>
    path[0] === 'workstreams' && typeof path[1] === 'number'
      ? ['workstreams', form.workstreams.indexOf(kept[path[1]] ?? { code: '', title: '' }), path[2]]
      : path
  return { wrong: new Set(parsed.error.issues.map((issue) => position(issue.path).map(String).join('.'))) }
}

/** A lab begins with a programme in the language of who opens it; the server makes the English one by itself. */
export const withProgrammeFor = (language: ScreenLanguage, request: LabRequest): LabRequest => {
  const { programme, weeks } = request
  if (language === 'en' || typeof programme === 'object') return request
  return { ...request, programme: defaultProgramme(programme ?? templateFor(weeks), weeks, language) }
}
