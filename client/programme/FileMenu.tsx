import { Button, Menu, Modal, Stack } from '@mantine/core'
import { IconDownload, IconFileImport, IconTemplate } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { defaultProgramme } from '#shared/programme/defaults.ts'
import { TEMPLATE_IDS, type Programme } from '#shared/programme/template.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { downloadJson } from '#client/ui/download.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { ReplacePreview } from './ReplacePreview.tsx'
import { readProgrammeFile, type ReadFile } from './readProgrammeFile.ts'
import type { ProgrammeEdits } from './useProgrammeEdits.ts'

const DEFAULT_WEEKS = { phakisa: 6, mini: 2 }

const fileName = (name: string): string =>
  `${
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'programme'
  }.json`

interface Props {
  view: ProgrammeView
  /** Null for who may not change it. */
  edits: ProgrammeEdits | null
}

/** The programme as a file others can use, and another in its place. */
export const FileMenu = ({ view, edits }: Props) => {
  const { t } = useTranslation(['programme', 'common'])
  const input = useRef<HTMLInputElement>(null)
  const [next, setNext] = useState<Programme | null>(null)
  const [failed, setFailed] = useState<Extract<ReadFile, { ok: false }> | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const found = await readProgrammeFile(file)
    if (found.ok) setNext(found.programme)
    else setFailed(found)
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconTemplate size={18} aria-hidden />}>
            {t('file.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => downloadJson(fileName(view.programme.name), canonicalText(view.programme))}
          >
            {t('file.export')}
          </Menu.Item>
          {edits && (
            <>
              <Menu.Item
                leftSection={<IconFileImport size={16} aria-hidden />}
                onClick={() => input.current?.click()}
              >
                {t('file.import')}
              </Menu.Item>
              {TEMPLATE_IDS.map((id) => (
                <Menu.Item key={id} onClick={() => setNext(defaultProgramme(id, DEFAULT_WEEKS[id]))}>
                  {t(`file.${id}`)}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('file.import')}
        onChange={(event) => {
          void read(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {next && edits && <ReplacePreview view={view} next={next} edits={edits} close={() => setNext(null)} />}
      <Modal
        opened={failed !== null}
        onClose={() => setFailed(null)}
        title={t('file.failed')}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <Stack>
          {failed && (
            <Notice tone="bad" urgent title={t(`file.problem.${failed.problem}`)}>
              {failed.where}
            </Notice>
          )}
        </Stack>
      </Modal>
    </>
  )
}
