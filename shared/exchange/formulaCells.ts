/** What a spreadsheet program may take for a formula when it opens a CSV file: the full-width signs too. */
const BEGINS = /^[=+\-@\t\r\n＝＋－＠]/
const ESCAPED = /^'+[=+\-@\t\r\n＝＋－＠]/

export type FormulaCells = 'apostrophe' | 'asTheyAre'

export const looksLikeFormula = (text: string): boolean => BEGINS.test(text)

/** Text as a CSV cell: with an apostrophe before what could be run. One that is there already gets another. */
export const guarded = (text: string, choice: FormulaCells): string =>
  ESCAPED.test(text) || (choice === 'apostrophe' && BEGINS.test(text)) ? `'${text}` : text

/** Takes off the apostrophe that `guarded` put before it. */
export const unguarded = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text)
