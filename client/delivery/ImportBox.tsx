import { Button, FileButton, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ImportedRoadmap } from '#shared/api/delivery.ts'
import { useImportRoadmap } from '#client/api/delivery.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './ImportBox.module.css'
import { importProblem } from './importProblem.ts'

/** Brings in a roadmap file by a button or by dropping it, and says plainly what became of it. */
export const ImportBox = () => {
  const { t } = useTranslation('delivery')
  const importing = useImportRoadmap()
  const [over, setOver] = useState(false)
  const [name, setName] = useState('')
  const reset = useRef<() => void>(null)
  const take = (file: File | null | undefined) => {
    if (!file) return
    setName(file.name)
    importing.mutate(file, { onSettled: () => reset.current?.() })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <section aria-label={t('import.label')} className={classes['section']}>
      <div
        className={classes['box']}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={30} aria-hidden className={classes['icon'] ?? ''} />
        <div className={classes['words']}>
          <Text fw={600}>{t('import.title')}</Text>
          <Text size="sm" c="dimmed">
            {t('import.text')}
          </Text>
        </div>
        <FileButton resetRef={reset} accept="application/json,.json" onChange={take}>
          {(props) => (
            <Button {...props} loading={importing.isPending}>
              {t('import.button')}
            </Button>
          )}
        </FileButton>
      </div>
      <div aria-live="polite" className={classes['outcome']}>
        {importing.isError && <Refused error={importing.error} name={name} />}
        {importing.data && <Taken roadmap={importing.data.roadmap} known={importing.data.known} />}
      </div>
    </section>
  )
}

const Refused = ({ error, name }: { error: unknown; name: string }) => {
  const { t } = useTranslation('delivery')
  const { key, part } = importProblem(error)
  return (
    <Notice tone="bad" title={t('refused.title', { name })}>
      <p>{t(key)}</p>
      {part !== '' && <p className={classes['part']}>{t('refused.part', { part })}</p>}
    </Notice>
  )
}

const Taken = ({ roadmap, known }: { roadmap: ImportedRoadmap; known: boolean }) => {
  const { t } = useTranslation('delivery')
  return (
    <Notice tone={known ? 'info' : 'good'} title={t(known ? 'known.title' : 'taken.title')}>
      <p>{t(known ? 'known.text' : 'taken.text', { lab: roadmap.labName, version: roadmap.version })}</p>
      <Link to={`/delivery/${roadmap.id}`}>{t('taken.open')}</Link>
    </Notice>
  )
}
