import { Button, Group, Stack, Text } from '@mantine/core'
import { useValue, type Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../plan/hooks.ts'
import { useCanEditIn } from '../plan/useLock.ts'
import type { BoardBinding } from './bindBoard.ts'
import { KindIcon } from './KindIcon.tsx'
import { CARD_KINDS } from './kinds.ts'
import { makeCardInView } from './makeCard.ts'

const FIRST = CARD_KINDS.filter((kind) => kind.collection === 'issues' || kind.collection === 'initiatives')

/** What to do next on a board with nothing on it. */
export const EmptyHint = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const { t } = useTranslation('canvas')
  const canEdit = useCanEditIn(binding.board)
  const loading = useConnection().kind === 'loading'
  const empty = useValue('empty', () => editor.getCurrentPageShapeIds().size === 0, [editor])
  const idle = useValue('idle', () => editor.isIn('select'), [editor])
  if (!empty || !idle || loading) return null
  return (
    <div className="board-empty">
      <Stack gap="sm" align="center">
        <Text fw={650} size="lg">
          {t('empty.title')}
        </Text>
        <Text c="dimmed" size="sm" ta="center">
          {canEdit ? t('empty.next') : t('empty.readOnly')}
        </Text>
        {canEdit && (
          <Group gap="xs" justify="center">
            {FIRST.map((kind) => (
              <Button
                key={kind.collection}
                variant="default"
                leftSection={<KindIcon kind={kind} />}
                onClick={() => makeCardInView(editor, binding, kind.collection)}
              >
                {t(`empty.add.${kind.collection}`)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </div>
  )
}
