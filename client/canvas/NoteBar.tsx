import { Button, Group, Text } from '@mantine/core'
import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { useCanEdit } from '../plan/hooks.ts'
import type { BoardBinding } from './bindBoard.ts'
import { focusCanvas } from './focusCanvas.ts'
import { KindIcon } from './cards/KindIcon.tsx'
import { CARD_KINDS } from './cards/kinds.ts'
import { notesToCards } from './notesToCards.ts'

/** A sticky note becomes a card of the plan in one step. */
export const NoteBar = ({
  editor,
  binding,
  count,
}: {
  editor: Editor
  binding: BoardBinding
  count: number
}) => {
  const { t } = useTranslation('canvas')
  const canEdit = useCanEdit()
  if (!canEdit) return null
  return (
    <Group gap={2} role="toolbar" aria-label={t('note.label')} wrap="nowrap">
      <Text size="xs" c="dimmed" px={6} className="board-bar-lead">
        {t('note.make', { count })}
      </Text>
      {CARD_KINDS.map((kind, i) => (
        <Button
          key={kind.collection}
          size="compact-sm"
          variant="subtle"
          color="dark"
          className="board-bar-kind"
          leftSection={<KindIcon kind={kind} />}
          title={t('note.title', { kind: t(`kind.${kind.collection}`), key: i + 1 })}
          aria-keyshortcuts={`Alt+${i + 1}`}
          onClick={() => {
            editor.complete()
            notesToCards(editor, binding, kind.collection)
            focusCanvas(editor)
          }}
        >
          {t(`kind.${kind.collection}`)}
        </Button>
      ))}
    </Group>
  )
}
