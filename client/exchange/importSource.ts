import { createContext } from 'react'

/** What a person brings: a file, or what was on the clipboard. */
export type ImportSource = { kind: 'file'; file: File } | { kind: 'text'; text: string; html?: string }

export const ImportContext = createContext<((source: ImportSource) => void) | null>(null)
