import { NativeSelect, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabRequest } from '#shared/api/labs.ts'
import { TEMPLATE_IDS } from '#shared/programme/template.ts'
import { readProgrammeFile, type ReadFile } from '#client/programme/readProgrammeFile.ts'
import { Notice } from '#client/ui/Notice.tsx'

interface Props {
  chosen: LabRequest['programme']
  choose: (programme: LabRequest['programme']) => void
}

/** The programme a lab begins with: one the product brings, or one from a file. */
export const ProgrammeField = ({ chosen, choose }: Props) => {
  const { t } = useTranslation('programme')
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState<Extract<ReadFile, { ok: false }> | null>(null)
  const own = typeof chosen === 'object' ? chosen : null
  const read = async (file: File | undefined) => {
    if (!file) return
    const found = await readProgrammeFile(file)
    setFailed(found.ok ? null : found)
    if (found.ok) choose(found.programme)
  }
  const pick = (value: string) => {
    setFailed(null)
    if (value === 'file') input.current?.click()
    else if (value !== 'own') choose(TEMPLATE_IDS.find((id) => id === value))
  }
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('choose.label')}
        description={own ? t('choose.fileWeeks', { count: own.weeks.length }) : undefined}
        value={typeof chosen === 'object' ? 'own' : (chosen ?? '')}
        onChange={(event) => pick(event.currentTarget.value)}
        data={[
          { value: '', label: t('choose.byWeeks') },
          ...TEMPLATE_IDS.map((id) => ({ value: id, label: t(`choose.${id}`) })),
          ...(own
            ? [{ value: 'own', label: t('choose.fromFile', { name: own.name, version: own.version }) }]
            : []),
          { value: 'file', label: t('choose.file') },
        ]}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('choose.file')}
        onChange={(event) => {
          void read(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {failed && (
        <Notice tone="bad" urgent title={t(`file.problem.${failed.problem}`)}>
          {failed.where}
        </Notice>
      )}
    </Stack>
  )
}
