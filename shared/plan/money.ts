import Big from 'big.js'

/** Sum of exact decimal strings, without rounding: `["0.10", "0.20"]` is `"0.3"`. */
export const sumMoney = (amounts: readonly (string | null)[]): string =>
  amounts.reduce((sum, amount) => (amount === null ? sum : sum.plus(amount)), new Big(0)).toFixed()

export const subtractMoney = (a: string, b: string): string => new Big(a).minus(b).toFixed()

export const isPositive = (amount: string): boolean => new Big(amount).gt(0)
