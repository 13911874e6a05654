import type { InvitationView, JoinRequest } from '#shared/api/identity.ts'
import type { Sector } from '#shared/plan/sectors.ts'

export type Organisation = InvitationView['organisations'][number]

/** What is typed: an organisation's name decides whether it is one of the plan or another. */
export interface JoinFields {
  name: string
  organisation: string
  /** Chosen only for an organisation that is not in the plan. */
  sector: Sector | ''
}

export type JoinField = keyof JoinFields

export const EMPTY: JoinFields = { name: '', organisation: '', sector: '' }

const NAME_LENGTH = 120
const ORGANISATION_LENGTH = 200

/** Letters as people compare them: no case, no accents, single blanks. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').trim().replace(/\s+/g, ' ').toLowerCase()

/** An organisation as it stands in the list to choose from. */
export const organisationLabel = ({ name, acronym }: Organisation): string =>
  name && acronym ? `${name} (${acronym})` : name || acronym

/** The organisation of the plan that a typed text names: its label, name or acronym; null for another one. */
export const organisationNamed = (
  typed: string,
  organisations: readonly Organisation[],
): Organisation | null => {
  const wanted = plain(typed)
  if (wanted === '') return null
  const names = (o: Organisation) => [organisationLabel(o), o.name, o.acronym].map(plain)
  return organisations.find((o) => names(o).includes(wanted)) ?? null
}

/** A code as it is typed or a whole link pasted in its place: what comes last in it. */
export const keyTyped = (typed: string): string => {
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  return last.replace(/\s/g, '')
}

/** The key in the address, "" at `/join` alone. */
export const keyInPath = (pathname: string): string => {
  const [, , key = ''] = pathname.split('/')
  try {
    return decodeURIComponent(key)
  } catch {
    return key // a stray % in a mistyped address: asked as it is, and not found
  }
}

export type JoinReading = { request: JoinRequest } | { wrong: ReadonlyMap<JoinField, 'empty' | 'long'> }

/** The request, or which fields are not right and why. */
export const readJoinForm = (
  fields: JoinFields,
  key: string,
  organisations: readonly Organisation[],
): JoinReading => {
  const name = fields.name.trim()
  const typed = fields.organisation.trim()
  const known = organisationNamed(typed, organisations)
  const sector = known?.sector ?? fields.sector
  const wrong = new Map<JoinField, 'empty' | 'long'>()
  if (name === '') wrong.set('name', 'empty')
  if (name.length > NAME_LENGTH) wrong.set('name', 'long')
  if (typed === '') wrong.set('organisation', 'empty')
  else if (!known && typed.length > ORGANISATION_LENGTH) wrong.set('organisation', 'long')
  else if (sector === '') wrong.set('sector', 'empty')
  if (wrong.size > 0 || sector === '') return { wrong }
  const organisationName = (known && (known.name || known.acronym)) ?? typed
  return {
    request: {
      key,
      name,
      organisationId: known?.id ?? null,
      organisationName: organisationName.slice(0, ORGANISATION_LENGTH),
      sector,
    },
  }
}
