import { programme, type Programme } from '#shared/programme/template.ts'
import { LIMITS } from '#shared/wire/limits.ts'

export type ReadFile =
  | { ok: true; programme: Programme }
  | { ok: false; problem: 'tooLarge' | 'notJson' | 'notProgramme'; where: string }

/** A programme from a file, or why it is none and where in it. */
export const readProgrammeFile = async (file: Blob): Promise<ReadFile> => {
  // The server takes no more in one request, and the file is sent inside of one.
  if (file.size > LIMITS.jsonBodyBytes - 1_024) return { ok: false, problem: 'tooLarge', where: '' }
  let value: unknown
  try {
    value = JSON.parse(await file.text())
  } catch {
    return { ok: false, problem: 'notJson', where: '' }
  }
  const parsed = programme.safeParse(value)
  if (parsed.success) return { ok: true, programme: parsed.data }
  const [issue] = parsed.error.issues
  return {
    ok: false,
    problem: 'notProgramme',
    where: issue?.path.map(String).join(' › ') || '–',
  }
}
