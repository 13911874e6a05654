import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import type { DiaryBlock, DiaryTexts } from '#shared/diary/diaryBlocks.ts'

export interface DiaryFile {
  title: string
  blocks: readonly DiaryBlock[]
  /** The moment it tells of. */
  madeAt: Date
  texts: DiaryTexts
}

const BULLETS = 'bullets'
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
/** Twentieths of a point. */
const GAP = {
  1: { before: 0, after: 120 },
  2: { before: 240, after: 60 },
  3: { before: 80, after: 20 },
} as const
const SIZES = { 1: 32, 2: 24, 3: 20 } as const

/** A day of the diary as a Word document: headings, lists and a table that Word knows as such. */
export const docxOf = async ({ title, blocks, texts }: DiaryFile): Promise<Uint8Array> => {
  const heading = (level: 1 | 2 | 3) => ({
    run: { size: SIZES[level], bold: true, color: '1F3A5F' },
    paragraph: { spacing: GAP[level], keepNext: true },
  })
  const document = new Document({
    title,
    creator: 'Delivery Lab',
    lastModifiedBy: 'Delivery Lab',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, language: { value: texts.language } } },
        heading1: heading(1),
        heading2: heading(2),
        heading3: heading(3),
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 } } },
        footers: { default: new Footer({ children: [pageNumbers(texts)] }) },
        children: blocks.flatMap((block) => written(block)),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const pageNumbers = ({ t }: DiaryTexts): Paragraph => {
  const [before = '', between = '', after = ''] = t('page', { page: '\n', pages: '\n' }).split('\n')
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after]
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children, size: 16 })] })
}

const written = (block: DiaryBlock): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.text, { heading: HEADINGS[block.level] })]
    case 'text':
      return [paragraph(block.text, { spacing: { after: 80 } })]
    case 'list':
      return [...block.items, ...(block.more ? [block.more.text] : [])].map((item) =>
        paragraph(item, { numbering: { reference: BULLETS, level: 0 } }),
      )
    case 'table':
      return [tableOf(block.head, block.rows)]
  }
}

const paragraph = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun(text)] })

const FIRST_COLUMN = 34

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): Table => {
  const width = (column: number) => (column === 0 ? FIRST_COLUMN : (100 - FIRST_COLUMN) / (head.length - 1))
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text, column) =>
          new TableCell({
            width: { size: width(column), type: WidthType.PERCENTAGE },
            margins: { left: 80, right: 80, top: 20, bottom: 20 },
            ...(isHead && { shading: { fill: 'E8EEF5' } }),
            children: [
              new Paragraph({
                alignment: column === 0 ? AlignmentType.START : AlignmentType.END,
                children: [new TextRun({ text, bold: isHead, size: 18 })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((texts) => row(texts, false))],
  })
}
