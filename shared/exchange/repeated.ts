import type { Plan } from '../plan/plan.ts'
import { planRowsOf } from '../plan/select.ts'
import { cellText } from './cells.ts'
import type { Item } from './reading.ts'

/** Tells of new rows whose words an activity of the same initiative has already: the file may be here a second time. */
export const noteRepeated = (items: readonly Item[], plan: Plan): void => {
  const known = new Map<string, Set<string>>()
  const wordsIn = (id: string): Set<string> => {
    const found =
      known.get(id) ??
      new Set(planRowsOf(plan, id).flatMap(({ activities }) => activities.map(({ text }) => cellText(text))))
    known.set(id, found)
    return found
  }
  for (const { kind, matched, initiative, values, notes } of items) {
    if (kind !== 'activity' || matched !== null || !initiative?.id) continue
    const words = cellText(String(values['text'] ?? ''))
    if (words !== '' && wordsIn(initiative.id).has(words)) notes.push({ code: 'alreadyThere', text: '' })
  }
}
