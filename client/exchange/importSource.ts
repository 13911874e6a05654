import { createContext } from 'react'

/** What a person brings: a file, or what was on the clipboard. */
export type ImportSource = { kind: 'file'; file: File } | { kind: 'text'; text: string; html?: string }

/** The first of what was brought last, by its id: a new object each time. */
export const LandedContext = createContext<{ readonly id: string } | null>(null)

export const ImportContext = createContext<((source: ImportSource) => void) | null>(null)
