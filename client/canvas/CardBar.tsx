import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCanEdit } from '../plan/hooks.ts'
import type { OpenCard } from './attachKeys.ts'
import type { BoardBinding } from './bindBoard.ts'
import { editWords } from './makeCard.ts'

interface Props {
  binding: BoardBinding
  entityId: string
  open: OpenCard
}

/** For those who do not double-click: a card's two ways in. */
export const CardBar = ({ binding, entityId, open }: Props) => {
  const { t } = useTranslation('canvas')
  const canEdit = useCanEdit()
  return (
    <Group gap={2} role="toolbar" aria-label={t('cardBar.label')} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="subtle"
        color="dark"
        aria-keyshortcuts="Enter"
        onClick={() => open(entityId)}
      >
        {t('cardBar.open')}
      </Button>
      {canEdit && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="dark"
          aria-keyshortcuts="F2"
          onClick={() => editWords(binding, entityId)}
        >
          {t('cardBar.edit')}
        </Button>
      )}
    </Group>
  )
}
