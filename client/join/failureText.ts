import { asFailure } from '#client/api/apiFailure.ts'
import { t } from './texts.ts'

/** Codes that mean something particular when a code or link is opened, or a seat taken. */
const OWN = ['notFound', 'conflict', 'tooMany'] as const

/** A failed call in a sentence for someone who wants to join. */
export const failureText = (error: unknown): string => {
  const { code } = asFailure(error)
  return OWN.some((own) => own === code) ? t(`failed.${code}`) : t(`common:errors.${code}`)
}
