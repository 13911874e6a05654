import type { PlanContent, RoadmapEntity } from '#shared/roadmap/schema.ts'

/** Names for ids of a roadmap. */
export interface Lookup {
  /** Acronym or name of an organisation. */
  organisation: (id: string | null) => string
  organisationName: (id: string | null) => string
  isPlanned: (id: string) => boolean
  fundingSource: (id: string | null) => string
  /** "2.3 Publish the list" for an activity; the title of a milestone or initiative. */
  label: (id: string) => string
  indicator: (id: string) => string
  /** Code and title of a focus area. */
  room: (id: string | null) => string
  /** What initiatives are signed without: how a risk stands, what another room answered. */
  riskState: (id: string) => RoadmapEntity<'risks'>['state']
  answer: (dependencyId: string) => RoadmapEntity<'dependencies'>['answer']
}

export const lookupOf = (content: PlanContent): Lookup => {
  const organisations = new Map(content.organisations.map((o) => [o.id, o]))
  const sources = new Map(content.fundingSources.map((f) => [f.id, f.name]))
  const labels = new Map([
    ...content.initiatives.map((i): [string, string] => [i.id, [i.code, i.title].filter(Boolean).join(' ')]),
    ...content.milestones.map((m): [string, string] => [m.id, `${m.number} ${m.title}`]),
    ...content.activities.map((a): [string, string] => [a.id, `${a.number} ${a.text}`]),
    ...content.risks.map((r): [string, string] => [r.id, r.text]),
    ...content.issues.map((i): [string, string] => [i.id, i.text]),
    ...(content.decisions ?? []).map((d): [string, string] => [d.id, d.text]),
    ...(content.actions ?? []).map((a): [string, string] => [a.id, a.text]),
  ])
  const indicators = new Map(content.indicators.map((i) => [i.id, i.name]))
  const rooms = new Map(content.workstreams.map((w) => [w.id, [w.code, w.title].filter(Boolean).join(' · ')]))
  const states = new Map(content.risks.map((r) => [r.id, r.state]))
  const answers = new Map(content.dependencies.map((d) => [d.id, d.answer]))
  const find = (id: string | null) => (id === null ? undefined : organisations.get(id))
  return {
    organisation: (id) => find(id)?.acronym || find(id)?.name || '',
    organisationName: (id) => find(id)?.name || find(id)?.acronym || '',
    isPlanned: (id) => find(id)?.planned ?? false,
    fundingSource: (id) => (id === null ? '' : (sources.get(id) ?? '')),
    label: (id) => labels.get(id) ?? '',
    indicator: (id) => indicators.get(id) ?? '',
    room: (id) => (id === null ? '' : (rooms.get(id) ?? '')),
    riskState: (id) => states.get(id),
    answer: (id) => answers.get(id),
  }
}
