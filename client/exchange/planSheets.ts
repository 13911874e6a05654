import type { TFunction } from 'i18next'
import type { ExportColumn } from '#shared/exchange/columns.ts'
import { creatorOf, organisationRows, type ExportTable } from '#shared/exchange/exportRows.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { SheetToWrite } from './writeXlsx.ts'

const WIDTHS: Record<ExportColumn, number> = {
  kind: 11,
  room: 9,
  initiative: 30,
  milestoneNo: 11,
  milestone: 26,
  no: 8,
  text: 60,
  owners: 22,
  start: 14,
  end: 14,
  weeks: 10,
  dependsOn: 16,
  review: 14,
  support: 22,
  state: 12,
  sourceNo: 10,
  translation: 40,
  illustrative: 11,
  id: 38,
}

/** The workbook of a plan: its table, its organisations, and what the columns are. */
export const planSheets = (
  table: ExportTable,
  plan: Plan,
  t: TFunction<['exchange', 'common']>,
): SheetToWrite[] => [
  {
    name: t('export.sheets.plan'),
    header: table.header,
    rows: table.rows,
    widths: table.columns.map((column) => WIDTHS[column]),
  },
  {
    name: t('export.sheets.organisations'),
    header: (['acronym', 'name', 'sector', 'planned', 'createdBy'] as const).map((column) =>
      t(`export.organisation.${column}`),
    ),
    rows: organisationRows(plan).map((one) => [
      one.acronym,
      one.name,
      t(`sectors.${one.sector}`, { ns: 'common' }),
      one.planned ? t('export.planned') : '',
      creatorOf(plan, one),
    ]),
    widths: [14, 50, 26, 12, 60],
  },
  {
    name: t('export.sheets.columns'),
    header: [t('export.column'), t('export.meaning')],
    rows: table.columns.map((column, at) => [table.header[at] ?? '', t(`export.meanings.${column}`)]),
    widths: [34, 90],
  },
]
