import { ActionIcon, Group, SegmentedControl, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES, type DependencyType } from '#shared/plan/entities.ts'
import type { Relation } from '#shared/plan/relations.ts'
import { useCanEdit } from '../plan/hooks.ts'
import { LagInput } from '../ui/LagInput.tsx'
import type { BoardBinding } from './bindBoard.ts'
import { focusCanvas } from './focusCanvas.ts'
import { noticeRefused } from './notices.tsx'
import { changeDependency } from './relationGesture.ts'

interface Props {
  editor: Editor
  binding: BoardBinding
  relation: Relation
}

/** The meaning of the selected arrow, and for a dependency its type and lag. */
export const RelationBar = ({ editor, binding, relation }: Props) => {
  const { t } = useTranslation('canvas')
  const canEdit = useCanEdit()
  const isDependency = relation.kind === 'dependsOn'
  const change = (next: Pick<Relation, 'dependencyType' | 'lagDays'>) =>
    changeDependency(editor, binding, relation, next)
  const remove = () => {
    binding.outward.flush()
    binding.lab.checkpoint()
    const decision = binding.lab.dispatch({ type: 'unrelate', id: relation.id })
    if (!decision.ok) noticeRefused(decision.refusal)
    binding.inward.flush()
    focusCanvas(editor)
  }
  return (
    <Group gap={6} role="toolbar" aria-label={t('relationBar.label')} wrap="nowrap">
      <Text size="sm" fw={600} px={6}>
        {t(`relation.${relation.kind}`)}
      </Text>
      {isDependency && canEdit && (
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('relationBar.type')}
            value={relation.dependencyType ?? 'FS'}
            onChange={(value) => change({ dependencyType: value })}
            data={DEPENDENCY_TYPES.map((type: DependencyType) => ({
              value: type,
              label: <span title={t(`dependency.${type}`)}>{type}</span>,
            }))}
          />
          <LagInput lagDays={relation.lagDays ?? 0} write={(lagDays) => change({ lagDays })} />
        </>
      )}
      {canEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('relationBar.remove')}
          title={t('relationBar.remove')}
          onClick={remove}
        >
          <IconTrash size={17} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  )
}
