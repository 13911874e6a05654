import { edgesOnCircles } from '../plan/cycles.ts'
import { COLLECTIONS, emptyPlan, type Activity, type Plan } from '../plan/plan.ts'
import { entriesOf, readPredecessors, type Predecessor } from '../plan/predecessors.ts'
import { plainCode } from '../plan/rowReferences.ts'
import { live } from '../plan/select.ts'
import { cellText } from './cells.ts'
import { isRejection, type InitiativeDraft, type Item, type LinkDraft } from './reading.ts'

/**
 * The dependencies that rows state, by the file's own numbers first and then by those of the plan. An entry that
 * names nothing, or that would close a circle, is told at its row and left out.
 */
export const statedLinks = (
  items: readonly Item[],
  initiatives: readonly InitiativeDraft[],
  plan: Plan,
): LinkDraft[] => {
  const rows = items.filter(({ kind, notes }) => kind === 'activity' && !notes.some(isRejection))
  if (!rows.some(({ dependsOn }) => dependsOn !== '')) return []
  const file = filePlan(rows, initiatives, plan)
  const links: LinkDraft[] = []
  for (const to of rows)
    for (const entry of entriesOf(to.dependsOn)) {
      const found = inFile(file, to, entry) ?? inPlan(plan, to, entry)
      if (found && found.from !== to) links.push({ ...found, to })
      else to.notes.push({ code: 'predecessorUnknown', text: entry })
    }
  return withoutCircles(links, plan)
}

/** A number of the file, after the code of another initiative or without one, and what follows it. */
const NUMBERED = /^(?:([^"#]+)\/\s*)?(\d+(?:\.\d+)*)(.*)$/s
const NAMED_BY_ID = /^#([0-9a-f-]{36})(.*)$/is

type Found = Omit<LinkDraft, 'to'>

interface FilePlan {
  /** The rows as activities of a plan of their own, in which words are found as in any. */
  plan: Plan
  byId: ReadonlyMap<string, Item>
  byNumber: ReadonlyMap<unknown, ReadonlyMap<string, Item>>
  byCode: ReadonlyMap<string, readonly InitiativeDraft[]>
}

const idOf = (item: Item): string => item.matched ?? `row-${item.row}`
const homeOf = (item: Item): unknown => item.initiative ?? item.workstreamId

const filePlan = (
  rows: readonly Item[],
  initiatives: readonly InitiativeDraft[],
  inPlanOf: Plan,
): FilePlan => {
  const byId = new Map<string, Item>()
  const byNumber = new Map<unknown, Map<string, Item>>()
  const plan = emptyPlan()
  const activities = plan.activities as Map<string, Activity>
  for (const item of rows) {
    byId.set(idOf(item), item)
    const own = ownId(item)
    if (own !== '') byId.set(own, item)
    const numbers = byNumber.get(homeOf(item)) ?? new Map<string, Item>()
    byNumber.set(homeOf(item), numbers)
    if (item.no !== '' && !numbers.has(item.no)) numbers.set(item.no, item)
    activities.set(idOf(item), { ...ACTIVITY, id: idOf(item), text: String(item.values['text'] ?? '') })
  }
  const codeOf = ({ id, values }: InitiativeDraft) =>
    plainCode(String(values['code'] ?? inPlanOf.initiatives.get(id ?? '')?.code ?? ''))
  return { plan, byId, byNumber, byCode: Map.groupBy(initiatives, codeOf) }
}

const ACTIVITY = COLLECTIONS.activities.parse({ id: '00000000-0000-7000-8000-000000000000' })

/** A row's id as the file has it, which another lab's plan does not know. */
const ownId = (item: Item): string => {
  const id = cellText(item.cells.at(-1)).toLowerCase()
  return /^[0-9a-f-]{36}$/.test(id) ? id : ''
}

const inFile = ({ plan, byId, byNumber, byCode }: FilePlan, to: Item, entry: string): Found | null => {
  const [, code, number = '', after = ''] = NUMBERED.exec(entry) ?? []
  const [home, ...others] = code === undefined ? [homeOf(to)] : (byCode.get(plainCode(code)) ?? [])
  const row = others.length > 0 ? undefined : byNumber.get(home)?.get(number)
  const [, id = '', more = ''] = NAMED_BY_ID.exec(entry) ?? []
  const named = row ?? byId.get(id.toLowerCase())
  const text = named ? `#${idOf(named)}${row ? after : more}` : entry
  const read = readPredecessors(plan, { milestoneId: null }, text)
  const [first] = read.ok ? read.dependencies : []
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
