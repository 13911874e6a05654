import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanEdit } from '#client/plan/hooks.ts'
import classes from './Exchange.module.css'
import { ImportContext, LandedContext, type ImportSource } from './importSource.ts'
import { useDroppedFiles } from './useDroppedFiles.ts'

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }))

interface Props {
  /** The room that is shown, or null on a page of all rooms. */
  workstreamId: string | null
  children: ReactNode
}

/** Lets everything inside offer a file or a pasted table to the plan. */
export const ImportProvider = ({ workstreamId, children }: Props) => {
  const [source, setSource] = useState<ImportSource | null>(null)
  const [landed, setLanded] = useState<{ id: string } | null>(null)
  const { t } = useTranslation('exchange')
  const canEdit = useCanEdit()
  const take = useCallback((file: File) => setSource({ kind: 'file', file }), [])
  const over = useDroppedFiles(canEdit && source === null ? take : null)
  return (
    <ImportContext value={setSource}>
      <LandedContext value={landed}>{children}</LandedContext>
      {over && (
        <div className={classes['drop']} aria-hidden>
          {t('drop')}
        </div>
      )}
      {source && (
        <Suspense>
          <ImportDialog
            source={source}
            workstreamId={workstreamId}
            close={(first) => {
              setSource(null)
              if (first !== undefined) setLanded({ id: first })
            }}
          />
        </Suspense>
      )}
    </ImportContext>
  )
}
