import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/Notice.tsx'
import { readProgrammeFile, type ReadFile } from './readProgrammeFile.ts'

interface Props {
  /** A button or a choice opens it: `input.current?.click()`. */
  input: RefObject<HTMLInputElement | null>
  label: string
  onRead: (found: ReadFile) => void
}

/** Asks for a file and reads the programme in it. */
export const ProgrammeFileInput = ({ input, label, onRead }: Props) => (
  <input
    ref={input}
    type="file"
    hidden
    accept=".json,application/json"
    aria-label={label}
    onChange={(event) => {
      const [file] = event.currentTarget.files ?? []
      event.currentTarget.value = ''
      if (file) void readProgrammeFile(file).then(onRead)
    }}
  />
)

export type FailedFile = Extract<ReadFile, { ok: false }>

/** Why a file is no programme, and where in it. */
export const FailedFileNotice = ({ failed }: { failed: FailedFile }) => {
  const { t } = useTranslation('programme')
  return (
    <Notice tone="bad" urgent title={t(`file.problem.${failed.problem}`)}>
      {failed.where}
    </Notice>
  )
}
