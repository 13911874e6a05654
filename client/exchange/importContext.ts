import { useContext } from 'react'
import { ImportContext, LandedContext, type ImportSource } from './importSource.ts'

export { ImportProvider } from './ImportProvider.tsx'
export type { ImportSource } from './importSource.ts'

/** Shows what was brought, row by row, before it becomes part of the plan; only inside `<ImportProvider>`. */
export const useOpenImport = (): ((source: ImportSource) => void) => {
  const open = useContext(ImportContext)
  if (!open) throw new Error('useOpenImport needs an ImportProvider above it')
  return open
}

/** Where what was brought last begins in the plan, to be shown; null before anything was. */
export const useLanded = (): { readonly id: string } | null => useContext(LandedContext)
