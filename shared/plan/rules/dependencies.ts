import { addDays } from '../dates.ts'
import type { Dependency, Plan } from '../plan.ts'
import { edgesOnCircles } from '../cycles.ts'
import { initiativeOf, live, liveOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** R3: dependencies form no circle (error), and dates do not contradict them (warning). */
export const dependencyRule = (plan: Plan): Finding[] => {
  const dependencies = live(plan, 'dependencies')
  const circular = edgesOnCircles(dependencies)
  return dependencies.flatMap((d) => {
    const from = datesOf(plan, d.fromId)
    const to = datesOf(plan, d.toId)
    if (!from || !to) return []
    const path = { collection: 'dependencies' as const, id: d.id, field: 'type' }
    const params = { from: from.label, to: to.label }
    if (circular.has(d.id)) return [finding('R3', 'cycle', 'error', path, to.initiativeId, params)]
    return conflicts(d, from, to)
      ? [finding('R3', 'dateConflict', 'warning', path, to.initiativeId, params)]
      : []
  })
}

interface Span {
  start: string | null
  end: string | null
  label: string
  initiativeId: string | null
}

const datesOf = (plan: Plan, id: string): Span | null => {
  const a = liveOf(plan, 'activities', id)
  if (a)
    return {
      start: a.plannedStart,
      end: a.endKind === 'date' ? a.plannedEnd : null,
      label: a.text,
      initiativeId: initiativeOf(plan, a)?.id ?? null,
    }
  const i = liveOf(plan, 'initiatives', id)
  if (i)
    return {
      start: i.start,
      end: i.endKind === 'date' ? i.end : null,
      label: i.title,
      initiativeId: i.id,
    }
  const m = liveOf(plan, 'milestones', id)
  return m && { start: m.due, end: m.due, label: m.title, initiativeId: m.initiativeId }
}

/** A finish-to-start successor starts after the day its predecessor ends; the other types may share the day. */
const conflicts = (d: Dependency, from: Span, to: Span): boolean => {
  const anchor = d.type === 'FS' || d.type === 'FF' ? from.end : from.start
  const bound = d.type === 'FS' || d.type === 'SS' ? to.start : to.end
  if (anchor === null || bound === null) return false
  const earliest = addDays(anchor, d.lagDays)
  return d.type === 'FS' ? bound <= earliest : bound < earliest
}
