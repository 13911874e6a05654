/** First letters of the first and last word of a name: "Amina van der Berg" is "AB". */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return `${[...first][0] ?? '?'}${[...last][0] ?? ''}`.toUpperCase()
}
