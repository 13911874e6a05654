import { addDays } from '../plan/dates.ts'
import { isRejection, type Item, type LinkDraft } from './reading.ts'

const dateIn = (item: Item, field: string): string | null => {
  const value = item.values[field]
  return typeof value === 'string' ? value : null
}

/**
 * Finish-to-start chains that dates suggest: an activity that starts the day after an earlier row of its
 * initiative ends. Where several do, the nearest. Rows whose predecessors the file states suggest nothing.
 */
export const chainsOf = (items: readonly Item[], stated: ReadonlySet<Item>): LinkDraft[] => {
  const ends = new Map<unknown, Map<string, Item>>()
  const links: LinkDraft[] = []
  for (const item of items) {
    if (item.kind !== 'activity' || item.notes.some(isRejection)) continue
    const ended = ends.get(item.initiative) ?? new Map<string, Item>()
    ends.set(item.initiative, ended)
    const start = dateIn(item, 'plannedStart')
    const from = start === null ? undefined : ended.get(start)
    if (from && !stated.has(item)) links.push({ from, to: item, type: 'FS', lagDays: 0 })
    const end = dateIn(item, 'plannedEnd')
    if (end !== null) ended.set(addDays(end, 1), item)
  }
  return links
}
