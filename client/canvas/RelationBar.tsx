import { ActionIcon, Group, NumberInput, SegmentedControl, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Editor } from '@tldraw/tldraw'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES, MOST_LAG_DAYS, type DependencyType } from '#shared/plan/entities.ts'
import type { Relation } from '#shared/plan/relations.ts'
import { useCanEdit } from '../plan/hooks.ts'
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
  const [lag, setLag] = useState<number | string>(relation.lagDays ?? 0)
  const isDependency = relation.kind === 'dependsOn'
  const change = (next: Pick<Relation, 'dependencyType' | 'lagDays'>) =>
    changeDependency(editor, binding, relation, next)
  const writeLag = () => {
    if (typeof lag === 'number' && lag !== relation.lagDays) change({ lagDays: Math.trunc(lag) })
  }
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
          <NumberInput
            size="xs"
            w={104}
            aria-label={t('relationBar.lag')}
            title={t('relationBar.lag')}
            suffix={t('relationBar.days')}
            value={lag}
            min={-MOST_LAG_DAYS}
            max={MOST_LAG_DAYS}
            allowDecimal={false}
            onChange={setLag}
            onBlur={writeLag}
            onKeyDown={(event) => event.key === 'Enter' && writeLag()}
          />
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
