import { currentLanguage } from '#client/i18n/current.ts'

const NARROW_SPACE = '\u202f'

/** An exact decimal string grouped by thousands: "-1234567.50" is "−1 234 567.50". No float is made of it. */
export const decimalText = (value: string): string => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(value) ?? []
  if (whole === '') return value
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, NARROW_SPACE)
  return `${sign === '-' ? '\u2212' : ''}${grouped}${currentLanguage() === 'fr' ? fraction.replace('.', ',') : fraction}`
}

/** "ZAR 1 234 567.50" */
export const moneyText = (amount: string, currency: string): string =>
  `${currency}\u00a0${decimalText(amount)}`
