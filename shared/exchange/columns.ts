import { cellText, isDateCell, type CellRow } from './cells.ts'
import { readDateCell } from './cellDates.ts'
import { withoutAccents } from './withoutAccents.ts'

/** What a column of a file is for the plan. */
export const COLUMN_ROLES = [
  'unused',
  'text',
  'owners',
  'start',
  'end',
  'weeks',
  'no',
  'milestoneNo',
  'milestone',
  'initiative',
  'room',
  'dependsOn',
  'review',
  'support',
  'state',
  'sourceNo',
  'translation',
  'illustrative',
  'kind',
  'id',
  /** Goes into the activity's words, under its column's name. */
  'note',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** The columns of our own files, in their order, as the labs' own table calls them. */
export const EXPORT_COLUMNS = [
  ['kind', 'Kind'],
  ['room', 'Room'],
  ['initiative', 'Initiative'],
  ['milestoneNo', 'Milestone No'],
  ['milestone', 'Milestone'],
  ['no', 'No'],
  ['text', 'Detailed activity'],
  ['owners', 'Responsibility'],
  ['start', 'Planned start date (dd.mm.yyyy)'],
  ['end', 'Planned end date (dd.mm.yyyy)'],
  ['weeks', 'Length (in weeks)'],
  ['dependsOn', 'Depends on'],
  ['review', 'Review date (dd.mm.yyyy)'],
  ['support', 'Support'],
  ['state', 'State'],
  ['sourceNo', 'Source no'],
  ['translation', 'Second language'],
  ['illustrative', 'Illustrative'],
  ['id', 'Id'],
] as const satisfies readonly (readonly [ColumnRole, string])[]
export type ExportColumn = (typeof EXPORT_COLUMNS)[number][0]

/** The first that fits: "Milestone No" is a number, "Planned start date" a start. Without accents, in English or French. */
const NAMES: [ColumnRole, RegExp][] = [
  ['id', /^(unique )?id(entifier)?$|^uid$|^identifiant( unique)?$/],
  ['kind', /^(kind|row type|type|level|nature|niveau)$/],
  [
    'milestoneNo',
    /^milestone ?(no|nr|num|number|#)\.?$|^(no|nr|n°|numero) (du |de )?jalon$|^jalon ?(no|n°|numero)\.?$/,
  ],
  ['sourceNo', /^source (no|number)\.?$|^(no|n°|numero) (de )?(la )?source$/],
  [
    'no',
    /^((activity|action|task|item) ?)?(no|nr|number|#|ref|wbs)\.?$|^((no|n°|numero|ref)\.? ?)((de |d['’]|de l['’])?(activite|action|tache|ligne))?$/,
  ],
  [
    'room',
    /^(room|work ?stream|focus area|stream)( code)?$|^(code (de |du )?(la )?)?(salle|chantier|groupe de travail)$/,
  ],
  [
    'initiative',
    /^(initiatives?|projects?|programmes?|projets?)( (title|name))?$|^(titre|nom) (de l['’]initiative|du projet)$/,
  ],
  ['milestone', /^milestones?( (title|name))?$|^key deliverables?$|^(titre du )?jalons?$|^livrables? cles?$/],
  ['dependsOn', /^(depends on|dependenc(y|ies)|predecessors?)$|^depend de$|^dependances?$|^predecesseurs?$/],
  ['review', /^review( date)?$|^(date de )?(revue|revision)$/],
  ['start', /\b(start|begins?|from|debut|commence|demarrage|a partir)\b/],
  [
    'end',
    /\b(end|ends|finish|due|deadline|until|completion|fin|echeance|date limite|jusqu['’]au?|achevement)\b/,
  ],
  ['weeks', /^(length|duration|duree)\b|^(no\.? of |number of |nombre de |nb de )?(weeks|semaines)$/],
  [
    'owners',
    /^(responsib|responsab|owners?\b|lead\b|organi[sz]ation|department|who\b|accountable|by whom|structure\b|porteur|chef de file|ministere|par qui|qui\b)/,
  ],
  ['support', /^support(ing)?\b|^(en )?appui\b|^soutien\b/],
  ['state', /^(state|status|etat|statut)$/],
  ['translation', /^second language$|^translation$|^(deuxieme|seconde) langue$|^traduction$/],
  ['illustrative', /^illustrative$|^illustrati(f|ve)$/],
  [
    'text',
    /^(detailed )?(activit(y|ies)|activites?|tasks?|taches?|actions?)\b|^(title|name|text|what|steps?|titre|intitule|libelle|quoi|etapes?)$/,
  ],
]

const BRACKETED = /\s*[([][^()[\]]*[)\]]/g
const LONGEST_NAME = 60

const roleNamed = (name: string): ColumnRole | null => {
  const plain = withoutAccents(name).toLowerCase().replaceAll(BRACKETED, '').replaceAll(/\s+/g, ' ').trim()
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** A column's name without what it says of how to write in it. */
export const columnName = (header: string): string =>
  header.replaceAll(BRACKETED, '').replaceAll(/\s+/g, ' ').trim()

/** What a header's columns are; each role once, what names nothing is unused. */
export const rolesOfHeader = (row: CellRow): ColumnRole[] => {
  const taken = new Set<ColumnRole>()
  return row.map((cell) => {
    const text = cellText(cell)
    const role = text === '' || text.length > LONGEST_NAME ? null : roleNamed(text)
    if (role === null || taken.has(role)) return 'unused'
    taken.add(role)
    return role
  })
}

/** Whether a row names columns: what is done, and at least one thing about it. */
export const isHeaderRow = (row: CellRow): boolean => {
  if (row.some((cell) => isDateCell(cell) || cellText(cell).length > LONGEST_NAME * 2)) return false
  const roles = rolesOfHeader(row).filter((role) => role !== 'unused')
  const dated = roles.includes('start') && roles.includes('end')
  return roles.includes('text') ? roles.length >= 2 : dated && roles.length >= 4
}

/** What columns most likely are where no row names them. */
export const rolesOfCells = (rows: readonly CellRow[], isOwner: (cell: string) => boolean): ColumnRole[] => {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const cellsOf = (at: number) => rows.map((row) => row[at]).filter((cell) => cellText(cell) !== '')
  const taken = new Set<ColumnRole>()
  const guess = Array.from({ length: count }, (_, at): ColumnRole => {
    const cells = cellsOf(at)
    const most = (fits: (text: string, cell: CellRow[number] | undefined) => boolean) =>
      cells.length > 0 && cells.filter((cell) => fits(cellText(cell), cell)).length > cells.length / 2
    const role = most((_text, cell) => isDateLike(cell))
      ? taken.has('start')
        ? 'end'
        : 'start'
      : most((text) => /^\d+(\.\d+)+\.?$/.test(text))
        ? 'no'
        : most(isOwner)
          ? 'owners'
          : 'unused'
    if (taken.has(role)) return 'unused'
    taken.add(role)
    return role
  })
  const length = (at: number) => cellsOf(at).map(cellText).join('').length
  const [words] = guess
    .flatMap((role, at) => (role === 'unused' && length(at) > 0 ? [at] : []))
    .toSorted((a, b) => length(b) - length(a))
  return words === undefined ? guess : guess.with(words, 'text')
}

const isDateLike = (cell: CellRow[number] | undefined): boolean =>
  typeof cell !== 'number' && ['date', 'twoWays', 'ongoing'].includes(readDateCell(cell, 'unknown').kind)
