import type { SingleCommand } from '../plan/commands.ts'
import { edgesOnCircles } from '../plan/cycles.ts'
import type { Plan } from '../plan/plan.ts'
import { predecessorEdits } from '../plan/predecessorEdits.ts'
import type { Predecessor } from '../plan/predecessors.ts'
import { live } from '../plan/select.ts'
import type { Item, LinkDraft, PlanReading } from './reading.ts'

export interface LinkChanges {
  commands: SingleCommand[]
  /** Rows whose dependencies are not as the file has them. */
  changed: readonly Item[]
  added: number
}

/** Makes dependencies what the rows state, and adds of those offered what a person took. */
export const linkChanges = (
  reading: PlanReading,
  takenOffers: ReadonlySet<LinkDraft>,
  plan: Plan,
  idOf: ReadonlyMap<Item, string>,
  newId: () => string,
): LinkChanges => {
  const fromOf = ({ from }: LinkDraft): string | undefined => ('id' in from ? from.id : idOf.get(from))
  const commands: SingleCommand[] = []
  const changed: Item[] = []
  const create = (fromId: string, toId: string, { type, lagDays }: Pick<Predecessor, 'type' | 'lagDays'>) =>
    commands.push({
      type: 'create',
      collection: 'dependencies',
      id: newId(),
      fields: { fromId, toId, type, lagDays },
    })
  const wantedOf = Map.groupBy(reading.given, ({ to }) => to)
  const states = reading.roles.includes('dependsOn')
  for (const [item, toId] of idOf) {
    const wanted = (wantedOf.get(item) ?? []).flatMap((link): Predecessor[] => {
      const fromId = fromOf(link)
      return fromId === undefined ? [] : [{ fromId, type: link.type, lagDays: link.lagDays }]
    })
    if (item.matched === null) for (const one of wanted) create(one.fromId, toId, one)
    else if (
      states &&
      !item.notes.some(({ code }) => code === 'predecessorUnknown' || code === 'predecessorCircle')
    ) {
      const edits = predecessorEdits(plan, toId, wanted, newId)
      if (edits.length > 0) changed.push(item)
      for (const edit of edits)
        if (edit.type === 'relate')
          create(edit.fromId, edit.toId, { type: edit.dependencyType ?? 'FS', lagDays: edit.lagDays ?? 0 })
        else commands.push(edit)
    }
  }
  for (const link of withoutCircles([...takenOffers], plan, commands, fromOf, idOf)) {
    const [fromId, toId] = [fromOf(link), idOf.get(link.to)]
    if (fromId !== undefined && toId !== undefined) create(fromId, toId, link)
  }
  const added = commands.filter(({ type }) => type === 'create').length
  return { commands, changed, added }
}

const withoutCircles = (
  offers: readonly LinkDraft[],
  plan: Plan,
  commands: readonly SingleCommand[],
  fromOf: (link: LinkDraft) => string | undefined,
  idOf: ReadonlyMap<Item, string>,
): LinkDraft[] => {
  if (offers.length === 0) return []
  const made = commands.flatMap((c) =>
    c.type === 'create'
      ? [{ id: c.id, fromId: String(c.fields['fromId']), toId: String(c.fields['toId']) }]
      : [],
  )
  const edges = offers.map((link, at) => ({
    id: String(at),
    fromId: fromOf(link) ?? '',
    toId: idOf.get(link.to) ?? '',
  }))
  const held = live(plan, 'dependencies')
  const known = new Set([...held, ...made].map(({ fromId, toId }) => `${fromId} ${toId}`))
  const circular = edgesOnCircles([...held, ...made, ...edges])
  return offers.filter(
    (_link, at) => !circular.has(String(at)) && !known.has(`${edges[at]?.fromId} ${edges[at]?.toId}`),
  )
}
