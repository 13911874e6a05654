import { Menu } from '@mantine/core'
import { IconCopy, IconDownload, IconFileVector, IconPhotoDown } from '@tabler/icons-react'
import { useValue, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePast } from '../../past/pastContext.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { HeadButton } from '../head/HeadButton.tsx'
import { notice } from '../notices.tsx'
import { boardTitle } from './boardTitle.ts'
import { canCopy, exportBoard, type ExportAs } from './exportBoard.ts'

const WAYS = [
  { as: 'png', icon: <IconPhotoDown size={16} aria-hidden /> },
  { as: 'svg', icon: <IconFileVector size={16} aria-hidden /> },
  { as: 'copy', icon: <IconCopy size={16} aria-hidden /> },
] as const

/** The board, or what is selected on it, as a picture. Whoever sees a board may take one, of the past and frozen too. */
export const ExportMenu = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const { t } = useTranslation('boardExport')
  const past = usePast() !== null
  const [busy, setBusy] = useState(false)
  const empty = useValue('nothing to export', () => editor.getCurrentPageShapeIds().size === 0, [editor])
  const selected = useValue('selected to export', () => editor.getSelectedShapeIds(), [editor])

  const run = async (ids: readonly TLShapeId[], as: ExportAs) => {
    setBusy(true)
    try {
      const title = boardTitle(binding.lab, binding.board, past)
      if ((await exportBoard(editor, ids, as, title)) && as === 'copy') notice(t('copied'))
    } catch {
      notice(t(as === 'copy' ? 'notCopied' : 'failed')) // whatever the browser says of it, that is what it means
    } finally {
      setBusy(false)
    }
  }
  const items = (ids: () => readonly TLShapeId[]) =>
    WAYS.filter(({ as }) => as !== 'copy' || canCopy()).map(({ as, icon }) => (
      <Menu.Item key={as} leftSection={icon} onClick={() => void run(ids(), as)}>
        {t(`as.${as}`)}
      </Menu.Item>
    ))
  return (
    <Menu position="bottom-start" withinPortal disabled={empty || busy}>
      <Menu.Target>
        <HeadButton
          label={t(busy ? 'busy' : 'label')}
          icon={<IconDownload size={19} aria-hidden />}
          disabled={empty || busy}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('whole')}</Menu.Label>
        {items(() => [...editor.getCurrentPageShapeIds()])}
        {selected.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('selected', { count: selected.length })}</Menu.Label>
            {items(() => selected)}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
