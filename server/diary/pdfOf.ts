import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { DiaryBlock } from '#shared/diary/diaryBlocks.ts'
import type { DiaryFile } from './docxOf.ts'
import { pdfTable } from './pdfTable.ts'
import { tagged } from './tagged.ts'

const require = createRequire(import.meta.url)
/** Latin, Greek and Cyrillic letters with all their marks. */
const PLAIN = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')

/** Points. */
const MARGIN = 50
const TEXT = 9
const SIZES = { 1: 16, 2: 12, 3: 9 } as const
const GAPS = { 1: 0, 2: 9, 3: 3 } as const
const INDENT = 12
const DARK = '#1f3a5f'

/** A day of the diary as a tagged PDF: its headings, lists and table are told as such, in the order they are read. */
export const pdfOf = async ({ title, blocks, madeAt, texts }: DiaryFile): Promise<Uint8Array> => {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    lang: texts.language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Creator: 'Delivery Lab', CreationDate: madeAt },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  doc.registerFont('plain', PLAIN)
  doc.registerFont('bold', BOLD)
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const block of blocks) write(doc, root, block)
  root.end()
  numberPages(doc, (page, pages) => texts.t('page', { page, pages }))
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

type Doc = PDFKit.PDFDocument

const write = (doc: Doc, root: PDFKit.PDFStructureElement, block: DiaryBlock): void => {
  switch (block.kind) {
    case 'heading':
      // A heading is not left alone at the foot of a page.
      if (doc.y > doc.page.height - MARGIN - 60) doc.addPage()
      root.add(tagged(doc, `H${block.level}`, () => writeHeading(doc, block)))
      return
    case 'text':
      root.add(tagged(doc, 'P', () => plain(doc).text(block.text, MARGIN, doc.y).moveDown(0.3)))
      return
    case 'list':
      return writeList(doc, root, [...block.items, ...(block.more ? [block.more.text] : [])])
    case 'table':
      return pdfTable(plain(doc), root, block)
  }
}

const plain = (doc: Doc): Doc => doc.font('plain').fontSize(TEXT).fillColor('black')

const writeHeading = (doc: Doc, { level, text }: Extract<DiaryBlock, { kind: 'heading' }>): void => {
  doc.font('bold').fontSize(SIZES[level]).fillColor(DARK)
  doc.text(text, MARGIN, doc.y + GAPS[level]).moveDown(level === 3 ? 0.1 : 0.3)
}

const writeList = (doc: Doc, root: PDFKit.PDFStructureElement, items: readonly string[]): void => {
  const list = doc.struct('L')
  root.add(list)
  for (const item of items) writeItem(doc, list, item)
  list.end()
}

const writeItem = (doc: Doc, list: PDFKit.PDFStructureElement, text: string): void => {
  const item = doc.struct('LI')
  list.add(item)
  if (doc.y > doc.page.height - MARGIN - 2 * TEXT) doc.addPage()
  const { y } = doc
  item.add(tagged(doc, 'Lbl', () => plain(doc).text('•', MARGIN, y, { lineBreak: false })))
  item.add(tagged(doc, 'LBody', () => plain(doc).text(text, MARGIN + INDENT, y)))
  item.end()
}

/** Page numbers are no part of what is read. */
const numberPages = (doc: Doc, text: (page: number, pages: number) => string): void => {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    plain(doc).fontSize(8)
    doc.text(text(page - start + 1, count), MARGIN, doc.page.height - 34, {
      align: 'center',
      width: doc.page.width - 2 * MARGIN,
      lineBreak: false,
    })
    doc.endMarkedContent()
  }
}
