import { i18n } from '../../i18n/i18n.ts'
import type { SignState } from './signState.ts'

/** The sign beside the words: what a person should look at first, a refusal before a reservation. */
export type SignIcon = 'declined' | 'lapsed' | 'reserved' | 'agreed' | 'asked'

export const signIcon = ({ declined, lapsed, reserved, agreed }: SignState): SignIcon => {
  if (declined > 0) return 'declined'
  if (lapsed > 0) return 'lapsed'
  if (reserved > 0) return 'reserved'
  return agreed ? 'agreed' : 'asked'
}

/**
 * "1 declined · 2 of 3 signed", "Agreed · 1 with reservation": what matters most first, as a small card shows no more.
 * Of a version where the plan is open again.
 */
export const signText = (sign: SignState): string => {
  const { asked, declined, lapsed, reserved, agreed } = sign
  const signed = sign.signed + reserved
  const told = [
    declined > 0 && i18n.t('canvas:sign.declined', { count: declined }),
    lapsed > 0 && i18n.t('canvas:sign.lapsed', { count: lapsed }),
    agreed ? i18n.t('canvas:sign.agreed') : i18n.t('canvas:sign.signed', { signed, asked }),
    !agreed && signed === asked && i18n.t('canvas:sign.errors'),
    reserved > 0 && i18n.t('canvas:sign.reserved', { count: reserved }),
  ]
  const text = told.filter(Boolean).join(' · ')
  return sign.past ? i18n.t('canvas:sign.past', { version: sign.version, text }) : text
}
