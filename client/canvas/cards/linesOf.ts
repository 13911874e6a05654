/** Width of a letter of 15 px sans, on average: a picture is drawn where nothing can be measured. */
const LETTER = 7.6

/** Words broken into at most `rows` lines of a width, the last with an ellipsis where more follows. */
export const linesOf = (words: string, width: number, rows: number, letter = LETTER): string[] => {
  const most = Math.max(4, Math.floor(width / letter))
  const lines: string[] = []
  let line = ''
  for (const word of words.split(/\s+/).flatMap((w) => w.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  if (lines.length <= rows) return lines
  const last = lines[rows - 1] ?? ''
  return [...lines.slice(0, rows - 1), `${last.slice(0, most - 1)}…`]
}
