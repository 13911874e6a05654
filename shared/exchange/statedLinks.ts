import { edgesOnCircles } from '../plan/cycles.ts'
import { COLLECTIONS, emptyPlan, type Plan } from '../plan/plan.ts'
import { readPredecessors, type Predecessor } from '../plan/predecessors.ts'
import { live } from '../plan/select.ts'
import { cellText } from './cells.ts'
import { isRejection, type Item, type LinkDraft } from './reading.ts'

/**
 * The dependencies that rows state, by the file's own numbers first and then by those of the plan. An entry that
 * names nothing, or that would close a circle, is told at its row and left out.
 */
export const statedLinks = (items: readonly Item[], plan: Plan): LinkDraft[] => {
  const rows = items.filter(({ kind, notes }) => kind === 'activity' && !notes.some(isRejection))
  if (!rows.some(({ dependsOn }) => dependsOn !== '')) return []
  const file = filePlan(rows)
  const links: LinkDraft[] = []
  for (const to of rows)
    for (const entry of to.dependsOn.match(ENTRY) ?? []) {
      if (entry.trim() === '') continue
      const found = inFile(file, to, entry) ?? inPlan(plan, to, entry)
      if (found && found.from !== to) links.push({ ...found, to })
      else to.notes.push({ code: 'predecessorUnknown', text: entry.trim() })
    }
  return withoutCircles(links, plan)
}

const ENTRY = /(?:"(?:[^"]|"")*"|[^",;\n])+/g
/** A reference that is a number of the file, and what follows it. */
const NUMBER = /^\s*(\d+(?:\.\d+)*)(.*)$/s

type Found = Omit<LinkDraft, 'to'>

interface FilePlan {
  plan: Plan
  byId: ReadonlyMap<string, Item>
  byNumber: ReadonlyMap<unknown, ReadonlyMap<string, Item>>
}

const idOf = (item: Item): string => item.matched ?? `row-${item.row}`

/** The rows as a plan of their own, in which references are found as in any. */
const filePlan = (rows: readonly Item[]): FilePlan => {
  const byId = new Map<string, Item>()
  const byNumber = new Map<unknown, Map<string, Item>>()
  const plan = emptyPlan()
  const ids = new Map<unknown, string>()
  const idFor = (thing: object) => ids.get(thing) ?? (ids.set(thing, `of-${ids.size}`), ids.get(thing) ?? '')
  const key = (n: number) => `a${String(n).padStart(6, '0')}`
  const put = (collection: 'initiatives' | 'milestones' | 'activities', id: string, fields: object) =>
    (plan[collection] as Map<string, unknown>).set(id, { ...DEFAULTS[collection], ...fields, id })
  for (const [at, item] of rows.entries()) {
    byId.set(idOf(item), item)
    const own = ownId(item)
    if (own !== '') byId.set(own, item)
    const home = item.initiative ?? item.workstreamId ?? 'stays'
    const numbers = byNumber.get(home) ?? new Map<string, Item>()
    byNumber.set(home, numbers)
    if (item.no !== '' && !numbers.has(item.no)) numbers.set(item.no, item)
    if (item.initiative)
      put('initiatives', idFor(item.initiative), {
        code: item.initiative.values['code'] ?? '',
        orderKey: key(ids.size),
      })
    if (item.milestone && item.initiative)
      put('milestones', idFor(item.milestone), {
        initiativeId: idFor(item.initiative),
        orderKey: key(ids.size),
      })
    put('activities', idOf(item), {
      milestoneId: item.milestone ? idFor(item.milestone) : null,
      text: item.values['text'],
      sourceNo: item.no,
      orderKey: key(at),
    })
  }
  return { plan, byId, byNumber }
}

const SAMPLE = '00000000-0000-7000-8000-000000000000'
const DEFAULTS = {
  initiatives: COLLECTIONS.initiatives.parse({ id: SAMPLE }),
  milestones: COLLECTIONS.milestones.parse({ id: SAMPLE }),
  activities: COLLECTIONS.activities.parse({ id: SAMPLE }),
}

/** A row's id as the file has it, which another lab's plan does not know. */
const ownId = (item: Item): string => {
  const id = cellText(item.cells.at(-1)).toLowerCase()
  return /^[0-9a-f-]{36}$/.test(id) ? id : ''
}

const inFile = ({ plan, byId, byNumber }: FilePlan, to: Item, entry: string): Found | null => {
  const [, number = '', rest = ''] = NUMBER.exec(entry) ?? []
  const row = byNumber.get(to.initiative ?? to.workstreamId ?? 'stays')?.get(number)
  const [, id = '', more = ''] = /^\s*#([0-9a-f-]{36})(.*)$/is.exec(entry) ?? []
  const named = row ?? byId.get(id.toLowerCase())
  const text = named ? `#${idOf(named)}${row ? rest : more}` : entry
  const near = plan.activities.get(idOf(to))
  const read = near && readPredecessors(plan, near, text)
  const [first] = read?.ok === true ? read.dependencies : []
  const from = first && byId.get(first.fromId)
  return first && from ? { from, type: first.type, lagDays: first.lagDays } : null
}

const inPlan = (plan: Plan, to: Item, entry: string): Found | null => {
  const milestoneId = plan.activities.get(to.matched ?? '')?.milestoneId ?? to.milestone?.id ?? null
  const read = readPredecessors(plan, { milestoneId }, entry)
  const [first]: (Predecessor | undefined)[] = read.ok ? read.dependencies : []
  return first ? { from: { id: first.fromId }, type: first.type, lagDays: first.lagDays } : null
}

const endOf = (end: LinkDraft['from']): string => ('id' in end ? end.id : idOf(end))

/** Without those that the file itself closes into a circle, or the plan with it. */
const withoutCircles = (links: readonly LinkDraft[], plan: Plan): LinkDraft[] => {
  const stated = new Set(links.map(({ to }) => idOf(to)))
  const edges = links.map((link, at) => ({ id: String(at), fromId: endOf(link.from), toId: idOf(link.to) }))
  const held = live(plan, 'dependencies').filter((d) => !stated.has(d.toId))
  const circular = edgesOnCircles([...edges, ...held])
  return links.filter((link, at) => {
    if (!circular.has(String(at))) return true
    link.to.notes.push({ code: 'predecessorCircle', text: link.to.dependsOn })
    return false
  })
}
