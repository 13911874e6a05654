import { Button, Group, Stack, Text } from '@mantine/core'
import { useValue, type Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { WeekTask } from '../first/WeekTask.tsx'
import { useStepsShown } from '../first/stepsShown.ts'
import { useConnection } from '../plan/hooks.ts'
import { useCanEditIn } from '../plan/useLock.ts'
import type { BoardBinding } from './bindBoard.ts'
import { KindIcon } from './cards/KindIcon.tsx'
import { kindOf } from './cards/kinds.ts'
import { makeCardInView } from './makeCard.ts'

/** What to do next on a board with nothing on it. */
export const EmptyHint = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const { t } = useTranslation('first')
  const canEdit = useCanEditIn(binding.board)
  const loading = useConnection().kind === 'loading'
  const narrow = useNarrow()
  const guided = useStepsShown()
  const empty = useValue('empty', () => editor.getCurrentPageShapeIds().size === 0, [editor])
  const idle = useValue('idle', () => editor.isIn('select'), [editor])
  if (!empty || !idle || loading) return null
  return (
    <div className="board-empty">
      <Stack gap="sm" align="center">
        <Text fw={650} size="lg">
          {t('empty.title')}
        </Text>
        {!guided && <WeekTask centred />}
        {!canEdit && <Text size="sm">{t('empty.readOnly')}</Text>}
        {canEdit && (
          <Group gap="xs" justify="center">
            {(['issues', 'initiatives'] as const).map((collection) => (
              <Button
                key={collection}
                variant="default"
                leftSection={<KindIcon kind={kindOf(collection)} />}
                onClick={() => makeCardInView(editor, binding, collection)}
              >
                {t(`empty.add.${collection}`)}
              </Button>
            ))}
          </Group>
        )}
        {canEdit && !narrow && (
          <Text c="dimmed" size="sm" ta="center">
            {t('empty.keys')}
          </Text>
        )}
        {narrow && (
          <Text size="sm" ta="center">
            {t('empty.phone')} <Link to="../list">{t('empty.toList')}</Link>
          </Text>
        )}
      </Stack>
    </div>
  )
}
