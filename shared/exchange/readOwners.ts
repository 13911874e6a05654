import type { Plan } from '#shared/plan/plan.ts'
import type { Sector } from '#shared/plan/sectors.ts'
import { live } from '#shared/plan/select.ts'

/** Organisations a cell names, in its order, and what names none that is known here. */
export interface ReadOwners {
  ids: string[]
  unknown: string[]
}

/** An organisation that a person has added while looking at the rows. */
export interface NewOwner {
  id: string
  name: string
  sector: Sector
}

export type OwnerReader = (cell: string) => ReadOwners

/** A name may have a comma or an "and" in it, and hardly a semicolon: the surer breaks come first. */
const BREAKS = [/[;\n]/, /[,/&+]|\sand\s/i]
const SURELY_SEVERAL = /[,;/&+\n]/

/** Names that differ only in blanks and the size of their letters are one. */
export const plainName = (name: string): string =>
  name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Finds organisations of a plan, and those just added, by acronym or name, several in a cell too. None is ever made. */
export const ownerReader = (plan: Plan, added: Iterable<NewOwner> = []): OwnerReader => {
  const byName = new Map<string, string>()
  for (const { id, name } of added) byName.set(plainName(name), id)
  for (const { id, name, acronym } of live(plan, 'organisations'))
    for (const known of [plainName(name), plainName(acronym)])
      if (known !== '' && !byName.has(known)) byName.set(known, id)

  const find = (name: string): string | undefined => {
    const known = byName.get(plainName(name))
    const [, head = '', acronym = ''] = /^(.*)\(([^()]+)\)$/s.exec(name.trim()) ?? []
    if (known !== undefined || acronym === '') return known
    return (
      byName.get(plainName(head)) ?? (SURELY_SEVERAL.test(head) ? undefined : byName.get(plainName(acronym)))
    )
  }
  const readInto = (read: ReadOwners, text: string, breaks: readonly RegExp[]) => {
    const name = text.trim()
    const [next, ...further] = breaks
    const id = name === '' ? undefined : find(name)
    if (id !== undefined && !read.ids.includes(id)) read.ids.push(id)
    if (id !== undefined || name === '') return
    if (!next) read.unknown.push(name)
    else for (const part of name.split(next)) readInto(read, part, further)
  }
  return (cell) => {
    const read: ReadOwners = { ids: [], unknown: [] }
    readInto(read, cell, BREAKS)
    return read
  }
}
