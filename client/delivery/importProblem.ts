import { asFailure } from '#client/api/apiFailure.ts'

/** Codes with a sentence of their own. */
const TOLD = ['changed', 'unverified', 'invalid', 'tooLarge', 'offline', 'forbidden'] as const
type Told = (typeof TOLD)[number]

/** How a refused file is explained: the key of the sentence in `delivery`, and the part it names. */
export interface ImportProblem {
  key: `refused.${Told | 'other'}`
  /** The part that differs or is missing, as the server names it. */
  part: string
}

export const importProblem = (error: unknown): ImportProblem => {
  const { code, path, message } = asFailure(error)
  const part = path.join(' › ')
  const told = TOLD.find((c) => c === code) ?? 'other'
  return { key: `refused.${told}`, part: told === 'changed' ? part || message : part }
}
