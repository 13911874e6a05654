import type { TLArrowShapeProps } from '@tldraw/tldraw'
import type { Relation, RelationKind } from '#shared/plan/relations.ts'
import { i18n } from '../i18n/i18n.ts'

type Look = Pick<TLArrowShapeProps, 'color' | 'dash' | 'arrowheadStart' | 'arrowheadEnd' | 'size'>

/** Kinds of relation differ in dash, head and label as well as in colour. */
const LOOKS: Record<RelationKind, Look> = {
  answers: { color: 'blue', dash: 'solid', arrowheadStart: 'none', arrowheadEnd: 'triangle', size: 's' },
  causes: { color: 'orange', dash: 'dashed', arrowheadStart: 'none', arrowheadEnd: 'arrow', size: 's' },
  measures: { color: 'violet', dash: 'dotted', arrowheadStart: 'dot', arrowheadEnd: 'none', size: 's' },
  threatens: { color: 'red', dash: 'dashed', arrowheadStart: 'none', arrowheadEnd: 'bar', size: 's' },
  supports: { color: 'grey', dash: 'dashed', arrowheadStart: 'none', arrowheadEnd: 'arrow', size: 's' },
  settles: { color: 'grey', dash: 'dashed', arrowheadStart: 'none', arrowheadEnd: 'arrow', size: 's' },
  dependsOn: { color: 'black', dash: 'solid', arrowheadStart: 'none', arrowheadEnd: 'arrow', size: 's' },
  belongsTo: { color: 'grey', dash: 'dotted', arrowheadStart: 'none', arrowheadEnd: 'diamond', size: 's' },
}

export const relationLook = (kind: RelationKind): Look => LOOKS[kind]

/** "answers", "FS", "FS + 5 days", "SS − 2 days". */
export const relationLabel = (relation: Relation): string => {
  // An initiative may have sixty activities: the dotted line to each says enough.
  if (relation.kind === 'belongsTo') return ''
  if (relation.kind !== 'dependsOn') return i18n.t(`canvas:relation.${relation.kind}`)
  const type = relation.dependencyType ?? 'FS'
  const lag = relation.lagDays ?? 0
  if (lag === 0) return type
  return i18n.t(lag > 0 ? 'canvas:relation.lag' : 'canvas:relation.lead', { type, count: Math.abs(lag) })
}
