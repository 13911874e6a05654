import { useEffect, useMemo, useState } from 'react'
import { isHeaderRow } from '#shared/exchange/columns.ts'
import type { Sheet } from '#shared/exchange/cells.ts'
import type { FileProblem } from '#shared/exchange/fileKind.ts'
import { sizeProblemOf } from '#shared/exchange/fileLimits.ts'
import type { ImportSource } from './importSource.ts'
import { pastedSheet } from './reading/htmlSheet.ts'
import { readFile, type ReadAnswer } from './reading/readFile.ts'

export type Sheets =
  | { kind: 'reading' }
  | { kind: 'problem'; problem: FileProblem | 'nothing' }
  | { kind: 'read'; name: string; sheets: readonly Sheet[] }

const hasRows = ({ rows }: Sheet) => rows.some((row) => row.some((cell) => cell !== null && cell !== ''))

const told = (name: string, answer: ReadAnswer): Sheets => {
  if (!answer.ok) return { kind: 'problem', problem: answer.problem }
  const sheets = answer.sheets.filter(hasRows)
  return sheets.length === 0 ? { kind: 'problem', problem: 'nothing' } : { kind: 'read', name, sheets }
}

/** The sheets of what somebody brought; a file that is no longer wanted is let go. */
export const useSheets = (source: ImportSource, pastedName: string): Sheets => {
  const [state, setState] = useState<Sheets>({ kind: 'reading' })
  const pasted = useMemo((): Sheets | null => {
    if (source.kind === 'file') return null
    const sheet = pastedSheet(source.text, source.html, pastedName)
    const problem = sizeProblemOf(sheet)
    if (problem) return { kind: 'problem', problem }
    return told(pastedName, { ok: true, sheets: [sheet] })
  }, [source, pastedName])
  useEffect(() => {
    if (source.kind === 'text') return
    const gone = new AbortController()
    void readFile(source.file, gone.signal).then((answer) => {
      if (!gone.signal.aborted) setState(told(source.file.name, answer))
    })
    return () => gone.abort()
  }, [source])
  return pasted ?? state
}

/** The first sheet whose columns are named, else the first. */
export const likelySheet = (sheets: readonly Sheet[]): number =>
  Math.max(
    0,
    sheets.findIndex(({ rows }) => rows.some(isHeaderRow)),
  )
