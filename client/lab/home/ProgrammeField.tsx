import { NativeSelect, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabRequest } from '#shared/api/labs.ts'
import { TEMPLATE_IDS } from '#shared/programme/template.ts'
import { FailedFileNotice, ProgrammeFileInput, type FailedFile } from '#client/programme/ProgrammeFile.tsx'
import type { ReadFile } from '#client/programme/readProgrammeFile.ts'

interface Props {
  chosen: LabRequest['programme']
  choose: (programme: LabRequest['programme']) => void
}

/** The programme a lab begins with: one the product brings, or one from a file. */
export const ProgrammeField = ({ chosen, choose }: Props) => {
  const { t } = useTranslation('programme')
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState<FailedFile | null>(null)
  const own = typeof chosen === 'object' ? chosen : null
  const onRead = (found: ReadFile) => {
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
      <ProgrammeFileInput input={input} label={t('choose.file')} onRead={onRead} />
      {failed && <FailedFileNotice failed={failed} />}
    </Stack>
  )
}
