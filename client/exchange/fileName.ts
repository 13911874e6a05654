/** A name that every system takes for a file. */
export const fileName = (...parts: string[]): string =>
  parts
    .join(' ')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100) || 'plan'
