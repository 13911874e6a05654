import type { ScreenLanguage } from '../api/languages.ts'
import type { ExportColumn } from './columns.ts'

const FRENCH: Record<ExportColumn, string> = {
  kind: 'Nature',
  room: 'Salle',
  initiative: 'Initiative',
  milestoneNo: 'Jalon no',
  milestone: 'Jalon',
  no: 'No',
  text: 'Activité détaillée',
  owners: 'Responsable',
  start: 'Date de début prévue (jj.mm.aaaa)',
  end: 'Date de fin prévue (jj.mm.aaaa)',
  weeks: 'Durée (en semaines)',
  dependsOn: 'Dépend de',
  review: 'Date de revue (jj.mm.aaaa)',
  support: 'Appui',
  state: 'État',
  sourceNo: 'No source',
  translation: 'Deuxième langue',
  illustrative: 'Illustratif',
  id: 'Id',
}

/** Columns of files for readers of a language; the others' are the labs' own. Cells are the same in every language. */
export const HEADINGS: Partial<Record<ScreenLanguage, Record<ExportColumn, string>>> = { fr: FRENCH }
