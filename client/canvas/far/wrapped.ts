/** How wide words are, in pixels. */
type Measure = (text: string) => number

/** Words in lines of a width, so many at most; what does not fit ends in an ellipsis. */
export const wrapped = (words: string, width: number, most: number, measure: Measure): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width || line === '') {
      line = longer
      continue
    }
    if (lines.length === most - 1) return [...lines, cut(`${longer}…`, width, measure)]
    lines.push(cut(line, width, measure))
    line = word
  }
  return line === '' ? lines : [...lines, cut(line, width, measure)]
}

/** One line, as much of it as fits. */
const cut = (line: string, width: number, measure: Measure): string => {
  if (measure(line) <= width) return line
  let short = line
  while (short.length > 1 && measure(`${short}…`) > width) short = short.slice(0, -1)
  return `${short.replace(/[\s…]+$/, '')}…`
}
