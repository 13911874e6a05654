import { i18n } from '../i18n/i18n.ts'
import type { SignState } from './signState.ts'

/** The sign beside the words: what a person should look at first, a refusal before a reservation. */
export type SignIcon = 'declined' | 'lapsed' | 'reserved' | 'agreed' | 'asked'

export const signIcon = ({ declined, lapsed, reserved, agreed }: SignState): SignIcon => {
  if (declined > 0) return 'declined'
  if (lapsed > 0) return 'lapsed'
  if (reserved > 0) return 'reserved'
  return agreed ? 'agreed' : 'asked'
}

/** "2 of 3 signed · 1 declined", "Agreed · 1 with reservation"; of a version where the plan is open again. */
export const signText = (sign: SignState): string => {
  const signed = sign.signed + sign.reserved
  const told = [
    sign.agreed ? i18n.t('canvas:sign.agreed') : i18n.t('canvas:sign.signed', { signed, asked: sign.asked }),
    sign.declined > 0 && i18n.t('canvas:sign.declined', { count: sign.declined }),
    sign.reserved > 0 && i18n.t('canvas:sign.reserved', { count: sign.reserved }),
    sign.lapsed > 0 && i18n.t('canvas:sign.lapsed', { count: sign.lapsed }),
  ]
  const text = told.filter(Boolean).join(' · ')
  return sign.past ? i18n.t('canvas:sign.past', { version: sign.version, text }) : text
}
