import { Button, Menu, Modal } from '@mantine/core'
import { IconDownload, IconFileImport, IconTemplate } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { defaultProgramme } from '#shared/programme/defaults.ts'
import { TEMPLATE_IDS, type Programme } from '#shared/programme/template.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { currentLanguage } from '#client/i18n/current.ts'
import { downloadJson } from '#client/ui/download.ts'
import { FailedFileNotice, ProgrammeFileInput, type FailedFile } from './ProgrammeFile.tsx'
import { ReplacePreview } from './ReplacePreview.tsx'
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
  const [failed, setFailed] = useState<FailedFile | null>(null)
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
                <Menu.Item
                  key={id}
                  onClick={() => setNext(defaultProgramme(id, DEFAULT_WEEKS[id], currentLanguage()))}
                >
                  {t(`file.${id}`)}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ProgrammeFileInput
        input={input}
        label={t('file.import')}
        onRead={(found) => (found.ok ? setNext(found.programme) : setFailed(found))}
      />
      {next && edits && <ReplacePreview view={view} next={next} edits={edits} close={() => setNext(null)} />}
      <Modal
        opened={failed !== null}
        onClose={() => setFailed(null)}
        title={t('file.failed')}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        {failed && <FailedFileNotice failed={failed} />}
      </Modal>
    </>
  )
}
