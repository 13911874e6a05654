import { i18n } from '../i18n/i18n.ts'
import type { BoardBinding } from './bindBoard.ts'
import { relationLabel } from './relationStyle.ts'

/** "depends on: Build hatchery → Train staff, FS": a relation for those who do not see its arrow. */
export const relationSentence = (
  { inward, faces }: BoardBinding,
  relationId: string | null,
): string | null => {
  const relation = inward.projection().relations.find((r) => r.id === relationId)
  if (!relation) return null
  const words = (id: string) => faces.face(id)?.words || i18n.t('canvas:card.untitled')
  return i18n.t('canvas:relation.sentence', {
    kind: i18n.t(`canvas:relation.${relation.kind}`),
    from: words(relation.fromId),
    to: words(relation.toId),
    label: relation.kind === 'dependsOn' ? relationLabel(relation) : '',
  })
}
