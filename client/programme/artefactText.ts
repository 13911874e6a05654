import type { TFunction } from 'i18next'
import type { Missing, Standing } from '#shared/programme/checks.ts'
import { isThere } from '#shared/programme/checks.ts'
import { COUNTED, type Artefact } from '#shared/programme/template.ts'

/** What an artefact is called: "At least 3 root causes". */
export const artefactText = (
  t: TFunction<'programme'>,
  { check, least, title }: Pick<Artefact, 'check' | 'least' | 'title'>,
): string =>
  check === 'manual'
    ? title
    : COUNTED.has(check)
      ? t(`check.${check}`, { count: least })
      : t(`check.${check}`)

/** "there", "3 of 8" or "missing". */
export const standingText = (t: TFunction<'programme'>, standing: Standing): string =>
  isThere(standing)
    ? t('there')
    : standing.done === 0
      ? standing.of === 1
        ? t('missing')
        : t('none', { of: standing.of })
      : t('partly', { done: standing.done, of: standing.of })

/** The page of a room or the lab where something that is not there yet is made. */
export type MakePlace = 'list' | 'plan' | 'register' | 'rounds' | 'agreement' | 'roadmap'

const MADE_AT: Partial<Record<Missing['code'], MakePlace>> = {
  noRootCause: 'list',
  noPlanned: 'plan',
  noScores: 'rounds',
  notFrozen: 'agreement',
  notSigned: 'agreement',
  notReleased: 'agreement',
}

export const madeAt = ({ code, entityId }: Missing, { check }: Artefact): MakePlace | null => {
  if (code === 'notSigned') return 'agreement'
  if (entityId !== null) return null
  if (code !== 'more') return MADE_AT[code] ?? null
  return check === 'risks' ? 'register' : 'list'
}
