import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import type { WorkstreamCode } from './lab.ts'
import { SOURCES, type SourceKey } from './sources.ts'

/** Facts that share a `key` are conflicting values of one thing; the lab works with the chosen one. */
export interface Fact {
  key: string
  room: WorkstreamCode | null
  statement: string
  value?: string
  unit?: string
  asOf?: string
  kind?: EntityInput<'evidence'>['kind']
  confidence?: EntityInput<'evidence'>['confidence']
  /** A document of the list, or words for one whose address is not known. */
  source: SourceKey | { title: string }
  /** False for a value the lab does not work with. */
  chosen?: false
}

/** "mtm.jobs", and "mtm.jobs 2" for the second value given for it. */
export const evidenceOf = (id: IdOf, facts: readonly Fact[]): EntityInput<'evidence'>[] => {
  const seen = new Map<string, number>()
  return facts.map((fact) => {
    const nth = (seen.get(fact.key) ?? 0) + 1
    seen.set(fact.key, nth)
    const source = typeof fact.source === 'string' ? SOURCES[fact.source] : { ...fact.source, url: '' }
    return {
      id: id(`fact ${fact.key}${nth === 1 ? '' : ` ${nth}`}`),
      workstreamId: fact.room && id(`room ${fact.room}`),
      factKey: fact.key,
      chosen: fact.chosen ?? true,
      statement: fact.statement,
      value: fact.value ?? '',
      unit: fact.unit ?? '',
      asOf: fact.asOf ?? '',
      kind: fact.kind ?? 'document',
      confidence: fact.confidence ?? 'medium',
      sourceTitle: source.title,
      sourceUrl: source.url,
    }
  })
}
