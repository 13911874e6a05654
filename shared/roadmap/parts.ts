/** A part of a roadmap in words a person recognises; `value` may be anything, the words are only for reading. */
export const describePart = (value: unknown, path: readonly (string | number)[]): string => {
  const [collection, at, ...rest] = path
  if (collection === undefined) return 'the whole file'
  if (typeof at !== 'number') return path.join('.')
  const label = labelOf(memberOf(memberOf(value, collection), at))
  const one = SINGULAR[collection] ?? String(collection)
  const field = rest.length > 0 ? `, ${rest.join('.')}` : ''
  return `${one} ${label || `number ${at + 1}`}${field}`
}

const memberOf = (value: unknown, key: string | number): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined

/** Code or number first, then the first words that say what it is. */
const labelOf = (entity: unknown): string => {
  const words = (keys: readonly string[]): string => {
    for (const key of keys) {
      const word = memberOf(entity, key)
      if ((typeof word === 'string' && word !== '') || typeof word === 'number') return String(word)
    }
    return ''
  }
  const title = words(['title', 'name', 'organisationName', 'text', 'statement', 'item'])
  const short = title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title
  return [words(['code', 'number', 'acronym']), short && `"${short}"`].filter(Boolean).join(' ')
}

const SINGULAR: Record<string, string> = {
  organisations: 'organisation',
  workstreams: 'workstream',
  aspirations: 'aspiration',
  evidence: 'evidence',
  issues: 'issue',
  initiatives: 'initiative',
  milestones: 'milestone',
  activities: 'activity',
  dependencies: 'dependency',
  links: 'link',
  budgetLines: 'budget line',
  fundingSources: 'funding source',
  indicators: 'indicator',
  trajectoryPoints: 'trajectory point',
  risks: 'risk',
  decisions: 'decision',
  actions: 'action',
  notAgreed: 'initiative that was not agreed,',
  dissents: 'dissent',
  openQuestions: 'open question',
  commitments: 'commitment of',
  endorsements: 'endorsement of',
}
