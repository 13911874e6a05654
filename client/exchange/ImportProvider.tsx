import { lazy, Suspense, useState, type ReactNode } from 'react'
import { ImportContext, type ImportSource } from './importSource.ts'

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }))

interface Props {
  /** The room that is shown, or null on a page of all rooms. */
  workstreamId: string | null
  children: ReactNode
}

/** Lets everything inside offer a file or a pasted table to the plan. */
export const ImportProvider = ({ workstreamId, children }: Props) => {
  const [source, setSource] = useState<ImportSource | null>(null)
  return (
    <ImportContext value={setSource}>
      {children}
      {source && (
        <Suspense>
          <ImportDialog source={source} workstreamId={workstreamId} close={() => setSource(null)} />
        </Suspense>
      )}
    </ImportContext>
  )
}
