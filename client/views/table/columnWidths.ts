import { COLUMNS, type Column, type MoreColumn } from '../gridColumns.ts'

/** Rem each column beyond the seven takes. */
const WIDTHS: Record<MoreColumn, number> = {
  room: 5.5,
  initiative: 12,
  milestoneDue: 6.9,
  dependsOn: 8.5,
  slack: 5.2,
  critical: 5,
  agreedStart: 6.9,
  agreedEnd: 6.9,
  moved: 6,
  reviewDate: 6.9,
  comments: 6,
  findings: 5,
  sourceNo: 6,
  translation: 16,
}

/** The columns beside the seven as CSS: how wide each is, and all of them. */
export const columnWidths = (columns: readonly Column[]): Record<string, string> => {
  const widths = columns.slice(COLUMNS.length).map((column) => WIDTHS[column as MoreColumn])
  if (widths.length === 0) return {}
  return {
    '--more': widths.map((rem) => `${rem}rem`).join(' '),
    '--more-width': `${widths.reduce((sum, rem) => sum + rem, 0)}rem`,
  }
}
