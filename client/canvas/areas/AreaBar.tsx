import { Button, Group, Text } from '@mantine/core'
import { useValue, type Editor, type TLFrameShape } from '@tldraw/tldraw'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanEditIn, useMayLock } from '../../plan/useLock.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { nameArea } from './nameArea.ts'
import { useAreaKeys } from './useAreaKeys.ts'
import { areaLock } from './areaLocks.ts'
import { AreaLock } from '../../locks/AreaLock.tsx'
import { lockWords } from '../../locks/areaLockWords.ts'
import { focusCanvas } from '../focusCanvas.ts'
import { settlePlaces } from '../outwardCommands.ts'

interface Props {
  editor: Editor
  binding: BoardBinding
  shape: TLFrameShape
}

/** What can be done with the selected area: name it and, for those who may, lock it. */
export const AreaBar = ({ editor, binding, shape }: Props) => {
  const { t } = useTranslation('areas')
  const canEdit = useCanEditIn(binding.board)
  const mayLock = useMayLock()
  const { store } = editor
  const lock = useValue('lock of the area', () => areaLock(store, shape.id), [store, shape.id])
  const stopped = lock !== null && !mayLock
  const words = lock && lockWords(t, lock)
  const lockButton = useRef<HTMLButtonElement>(null)
  useAreaKeys(editor, { F2: () => nameArea(editor, shape.id), 'Alt+L': () => lockButton.current?.click() })
  return (
    <Group gap={2} role="toolbar" aria-label={t('bar.label')} wrap="nowrap">
      {words && (
        <Text size="sm" px={8} c="var(--lock-ink)" fw={550} truncate maw="22rem" title={words}>
          {words}
        </Text>
      )}
      {canEdit && !stopped && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="dark"
          aria-keyshortcuts="F2"
          onClick={() => nameArea(editor, shape.id)}
        >
          {t('bar.name')}
        </Button>
      )}
      {canEdit && mayLock && (
        <AreaLock
          board={binding.board}
          frame={shape.id}
          lock={lock}
          button={lockButton}
          keys="Alt+L"
          settle={() => settlePlaces(binding)}
          done={() => focusCanvas(editor)}
        />
      )}
    </Group>
  )
}
