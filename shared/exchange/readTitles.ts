import type { Sheet } from './cells.ts'
import { readTitle, type Layout } from './layout.ts'
import type { Item } from './reading.ts'
import { newItem, type Reading } from './rowReading.ts'
import { readTitleDates } from './rowValues.ts'

/** The rows above a header are those of one initiative. */
export const titleReader = (sheet: Sheet, layout: Layout, reading: Reading, items: Item[]) => {
  let read = 0
  return (header: number) => {
    const above = Array.from({ length: header - read }, (_, n) => read + n).filter(
      (at) => layout.kinds[at] === 'title',
    )
    const isFirst = read === 0
    read = header + 1
    if (above.length === 0) return
    const facts = readTitle(above.map((at) => sheet.rows[at] ?? []))
    const { parents, answers } = reading
    const draft = isFirst ? parents.target() : parents.begin(answers.target.workstreamId, facts.title ?? '')
    reading.initiative = draft
    const row = above[0] ?? header
    const item: Item = {
      ...newItem(row + 1, 'initiative', [facts.title ?? '']),
      matched: draft.id,
      initiative: draft,
    }
    item.values = readTitleDates(facts, reading.dates, (note) => item.notes.push(note))
    // What an initiative of the plan has is not changed by a title above a table.
    if (draft.id === null) draft.values = { ...item.values, ...(facts.code !== null && { code: facts.code }) }
    draft.item = item
    items.push(item)
  }
}

/** The title above the first header, for the new initiative that is offered. */
export const titleIn = (sheet: Sheet, layout: Layout): string | null => {
  const header = layout.kinds.indexOf('header')
  const above = sheet.rows.slice(0, Math.max(0, header)).filter((_, at) => layout.kinds[at] === 'title')
  return above.length === 0 ? null : readTitle(above).title
}
