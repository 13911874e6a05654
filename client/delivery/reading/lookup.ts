import type { PlanContent } from '#shared/roadmap/schema.ts'

/** Names for ids of a roadmap. */
export interface Lookup {
  /** Acronym or name of an organisation. */
  organisation: (id: string | null) => string
  organisationName: (id: string | null) => string
  isPlanned: (id: string) => boolean
  fundingSource: (id: string | null) => string
  /** "2.3 Publish the list" for an activity; the title of a milestone or initiative. */
  label: (id: string) => string
}

export const lookupOf = (content: PlanContent): Lookup => {
  const organisations = new Map(content.organisations.map((o) => [o.id, o]))
  const sources = new Map(content.fundingSources.map((f) => [f.id, f.name]))
  const labels = new Map([
    ...content.initiatives.map((i): [string, string] => [i.id, [i.code, i.title].filter(Boolean).join(' ')]),
    ...content.milestones.map((m): [string, string] => [m.id, `${m.number} ${m.title}`]),
    ...content.activities.map((a): [string, string] => [a.id, `${a.number} ${a.text}`]),
  ])
  const find = (id: string | null) => (id === null ? undefined : organisations.get(id))
  return {
    organisation: (id) => find(id)?.acronym || find(id)?.name || '',
    organisationName: (id) => find(id)?.name || find(id)?.acronym || '',
    isPlanned: (id) => find(id)?.planned ?? false,
    fundingSource: (id) => (id === null ? '' : (sources.get(id) ?? '')),
    label: (id) => labels.get(id) ?? '',
  }
}
