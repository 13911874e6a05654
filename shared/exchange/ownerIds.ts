import type { SingleCommand } from '../plan/commands.ts'
import { LIMITS } from '../wire/limits.ts'
import type { OwnerChoice, OwnerPart } from './reading.ts'

/** Organisations that come with a file, and the ids of all that its rows name. */
export interface OwnerIds {
  idsOf: (parts: readonly OwnerPart[]) => string[]
  commands: SingleCommand[]
  /** New organisations that an activity of this row creates. */
  planned: readonly { id: string; row: number }[]
}

export const ownerIdsOf = (
  names: readonly string[],
  choices: ReadonlyMap<string, OwnerChoice>,
  newId: () => string,
): OwnerIds => {
  const ids = new Map<string, string>()
  const commands: SingleCommand[] = []
  const planned: { id: string; row: number }[] = []
  for (const name of names) {
    const choice = choices.get(name)
    if (!choice || choice.kind === 'open') continue
    const id = choice.kind === 'existing' ? choice.id : newId()
    ids.set(name, id)
    if (choice.kind === 'existing') continue
    commands.push({
      type: 'create',
      collection: 'organisations',
      id,
      fields: { ...namesOf(name), sector: choice.sector, planned: choice.kind === 'planned' },
    })
    if (choice.kind === 'planned' && choice.row !== null) planned.push({ id, row: choice.row })
  }
  const idsOf = (parts: readonly OwnerPart[]) => [
    ...new Set(parts.flatMap((part) => ('id' in part ? part.id : (ids.get(part.name) ?? [])))),
  ]
  return { idsOf, commands, planned }
}

/** "Council for Geoscience (CGS)" has both; what is short and has no space is an acronym too. */
const namesOf = (name: string): { name: string; acronym: string } => {
  const [, head = '', acronym = ''] = /^(.+?) ?\(([^()\s]{2,20})\)$/.exec(name.replaceAll(/\s+/g, ' ')) ?? []
  if (acronym !== '') return { name: head.slice(0, LIMITS.titleLength), acronym }
  const isAcronym = /^[\p{Lu}\d&.-]{2,15}$/u.test(name)
  return { name: name.slice(0, LIMITS.titleLength), acronym: isAcronym ? name : '' }
}
