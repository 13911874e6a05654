import { crc32, deflateSync } from 'node:zlib'

/** Pictures made by hand, small and real: browsers show them. */

const pngChunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** One colour (`shade` 0–255), with further chunks before its pixels and bytes behind its end. */
export const png = (
  width: number,
  height: number,
  {
    shade = 120,
    extra = [],
    behind = '',
  }: { shade?: number; extra?: [string, string][]; behind?: string } = {},
): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width, shade)])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...extra.map(([name, text]) => pngChunk(name, Buffer.from(text, 'latin1'))),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
    Buffer.from(behind, 'latin1'),
  ])
}

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.of(0xff, marker, 0, 0)
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

const text = (words: string) => Buffer.from(words, 'latin1')

/** An Exif block as a phone writes it: which way up, and where. */
export const exif = (orientation: number, place = 'GPS 3.139N 101.686E'): Buffer => {
  const tiff = Buffer.alloc(38)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.writeUInt16LE(0x010f, 10)
  tiff.writeUInt16LE(0x0112, 22)
  tiff.writeUInt16LE(3, 24)
  tiff.writeUInt32LE(1, 26)
  tiff.writeUInt16LE(orientation, 30)
  return Buffer.concat([tiff, text(place)])
}

/** The parts of a JPEG of this size, with all that a phone adds; its pixels are not real. */
export const jpeg = (width: number, height: number, orientation = 1): Buffer => {
  const frame = Buffer.alloc(15)
  frame.writeUInt8(8)
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe0, text('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, Buffer.concat([text('Exif\0\0'), exif(orientation)])),
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<creator>Ann</creator>')),
    segment(0xe2, text('ICC_PROFILE\0\x01\x01colours')),
    segment(0xe2, text('MPF\0thumbnail')),
    segment(0xed, text('Photoshop 3.0\0caption')),
    segment(0xfe, text('a comment')),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.alloc(10)),
    Buffer.of(1, 2, 0xff, 0, 3, 0xff, 0xd0, 4),
    segment(0xda, Buffer.alloc(10)),
    Buffer.of(5, 6),
    Buffer.of(0xff, 0xd9),
    text('and a film of the moment'),
  ])
}

const riff = (chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([text('WEBP'), ...chunks])
  const head = text('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

const riffChunk = (name: string, data: Buffer): Buffer => {
  const head = text(`${name}\0\0\0\0`)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

export const webp = (width: number, height: number, orientation = 1): Buffer => {
  const head = Buffer.alloc(10)
  head[0] = 0x0c
  head.writeUIntLE(width - 1, 4, 3)
  head.writeUIntLE(height - 1, 7, 3)
  return Buffer.concat([
    riff([
      riffChunk('VP8X', head),
      riffChunk('VP8L', text('\x2fpixels')),
      riffChunk('EXIF', exif(orientation)),
      riffChunk('XMP ', text('<creator>Ann</creator>')),
    ]),
    text('behind'),
  ])
}

/** Two frames of one pixel. */
export const gif = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13)
  head.write('GIF89a', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  head[10] = 0x80
  const picture = Buffer.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0)
  const extension = (kind: number, ...blocks: string[]) =>
    Buffer.concat([
      Buffer.of(0x21, kind),
      ...blocks.map((block) => Buffer.concat([Buffer.of(block.length), text(block)])),
      Buffer.of(0),
    ])
  return Buffer.concat([
    head,
    Buffer.of(0, 0, 0, 255, 255, 255),
    extension(0xff, 'NETSCAPE2.0', '\x01\0\0'),
    extension(0xfe, 'a comment'),
    extension(0xff, 'XMP DataXMP', '<creator>Ann</creator>'),
    extension(0xf9, '\0\x0a\0\0'),
    picture,
    extension(0xf9, '\0\x0a\0\0'),
    picture,
    Buffer.of(0x3b),
    text('behind'),
  ])
}
