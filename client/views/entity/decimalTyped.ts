/**
 * A number as people type it, as the plan keeps it: `77 000` and `77,000` are "77000", `−1.50` is "-1.50". A comma
 * that does not part thousands stays, to be refused: it may mean either.
 */
export const decimalTyped = (text: string): string => {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-')
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}
