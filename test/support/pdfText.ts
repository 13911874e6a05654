import { inflateSync } from 'node:zlib'

/** The letters of a PDF that pdfkit made, in the order they are written, each line on its own. */
export const pdfText = (pdf: Uint8Array): string => {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'))
  const maps = new Map<string, string[]>()
  for (const { text } of objects.values())
    for (const [, name = '', font = ''] of (/\/Font <<([^>]*)>>/.exec(text)?.[1] ?? '').matchAll(
      /\/(F\d+) (\d+) 0 R/g,
    )) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.text ?? '')?.[1]
      maps.set(name, lettersOf(objects.get(unicode ?? '')?.stream ?? ''))
    }
  return [...objects.values()]
    .filter(({ stream }) => stream.includes(' BDC'))
    .map(({ stream }) => writtenIn(stream, maps))
    .join('\n')
}

interface PdfObject {
  text: string
  stream: string
}

const objectsOf = (pdf: string): Map<string, PdfObject> =>
  new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', text = '']) => [
      id,
      { text, stream: streamOf(text) },
    ]),
  )

const streamOf = (text: string): string => {
  const packed = /stream\n([\s\S]*)\nendstream/.exec(text)?.[1]
  if (packed === undefined || !text.includes('/FlateDecode')) return ''
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
}

/** What each glyph stands for. */
const lettersOf = (map: string): string[] =>
  [...map.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, units = '']) =>
      String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  )

const writtenIn = (stream: string, maps: ReadonlyMap<string, readonly string[]>): string => {
  let letters: readonly string[] = []
  let written = ''
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = maps.get(font) ?? []
    for (const [, glyphs = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g))
      for (const glyph of glyphs.match(/.{4}/g) ?? []) written += letters[Number.parseInt(glyph, 16)] ?? ''
    if (shown !== undefined) written += '\n'
  }
  return written
}
