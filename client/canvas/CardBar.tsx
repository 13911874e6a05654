import { Button, Group, Text } from '@mantine/core'
import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { CopyLinkButton } from '../guide/CopyLinkButton.tsx'
import { lockText } from '../plan/lockText.ts'
import { useCanEditIn, useLock, useMayLock } from '../plan/useLock.ts'
import { JudgeSteppers } from './arrange/JudgeSteppers.tsx'
import type { OpenCard } from './attachKeys.ts'
import type { BoardBinding } from './bindBoard.ts'
import { RelateCard } from './keys/RelateCard.tsx'
import { editWords } from './makeCard.ts'

interface Props {
  editor: Editor
  binding: BoardBinding
  entityId: string
  open: OpenCard
}

/** For those who do not double-click: a card's two ways in. */
export const CardBar = ({ editor, binding, entityId, open }: Props) => {
  const { t } = useTranslation('canvas')
  const { t: tPlan } = useTranslation('plan')
  const canEdit = useCanEditIn(binding.board)
  const lock = useLock(entityId)
  const mayLock = useMayLock()
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
      {lock && !mayLock && (
        <Text
          size="sm"
          px={8}
          c="var(--lock-ink)"
          fw={550}
          truncate
          maw="24rem"
          title={lockText(tPlan, lock)}
        >
          {lockText(tPlan, lock)}
        </Text>
      )}
      {canEdit && (!lock || mayLock) && (
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
      <RelateCard editor={editor} binding={binding} entityId={entityId} />
      <JudgeSteppers binding={binding} entityId={entityId} />
      <CopyLinkButton id={entityId} />
    </Group>
  )
}
