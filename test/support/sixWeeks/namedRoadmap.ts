/*
 * A released roadmap as it can be kept: ids become names made of what they stand for, moments become days, and what
 * differs with every run (hashes, signatures, who sits where) is left out. Lists are in the order of their names.
 */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Entry = { [key: string]: Json }

/** Nothing of these is the same twice: keys, and what is derived from ids. */
const LEFT_OUT = new Set(['signature', 'hashes', 'contentHash', '$schema'])
/** Cards made of ideas lie in the order of their random ids. */
const UNORDERED = new Set(['issues'])

const isEntry = (value: Json | undefined): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textIn = (entry: Entry, ...keys: string[]): string =>
  keys
    .map((key) => entry[key])
    .find((value) => typeof value === 'string' && value !== '')
    ?.toString() ?? ''

/** What an entry of a list says of itself, before the ids in it have names. */
const ownName = (list: string, entry: Entry): string => {
  if (list === 'activities') return `${textIn(entry, 'initiativeId')} ${textIn(entry, 'number')}`
  if (list === 'budgetLines') return `${textIn(entry, 'initiativeId')} ${textIn(entry, 'item')}`
  if (list === 'trajectoryPoints') return `${textIn(entry, 'indicatorId')} ${textIn(entry, 'date')}`
  if (list === 'links' || list === 'dependencies')
    return `${textIn(entry, 'kind', 'type')} ${textIn(entry, 'fromId')} → ${textIn(entry, 'toId')}`
  if (list === 'commitments') return `${textIn(entry, 'organisationId')} on ${textIn(entry, 'initiativeId')}`
  return textIn(entry, 'acronym', 'code', 'name', 'title', 'text', 'statement')
}

/** Names for the ids of a roadmap; lists whose names are made of others' come after those. */
const namesIn = (roadmap: Entry): Map<string, string> => {
  const late = ['activities', 'budgetLines', 'trajectoryPoints', 'links', 'dependencies', 'commitments']
  const lists = Object.keys(roadmap).filter((key) => Array.isArray(roadmap[key]))
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const list of [...lists.filter((one) => !late.includes(one)), ...late])
    for (const entry of [roadmap[list]].flat()) {
      if (!isEntry(entry) || typeof entry['id'] !== 'string') continue
      const said = Object.fromEntries(
        Object.entries(entry).map(([key, value]) => [key, typeof value === 'string' ? (names.get(value)?.replace(/^\w+: /, '') ?? value) : value]), // prettier-ignore
      )
      const name = `${list}: ${ownName(list, said).slice(0, 100)}`
      const free = [name, ...Array.from({ length: 50 }, (_, at) => `${name} (${at + 2})`)].find((one) => !taken.has(one)) // prettier-ignore
      names.set(entry['id'], free ?? name)
      taken.add(free ?? name)
    }
  return names
}

const MOMENT = /^(\d{4}-\d\d-\d\d)T[\d:.]+Z$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const named = (value: Json, names: ReadonlyMap<string, string>, list: string): Json => {
  if (typeof value === 'string') {
    if (ID.test(value)) return names.get(value) ?? 'an id of the server'
    return value.replace(MOMENT, '$1')
  }
  if (Array.isArray(value))
    return value
      .map((one) => named(one, names, list))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (!isEntry(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key) && !(key === 'order' && UNORDERED.has(list)))
      .toSorted(([a], [b]) => (a === 'id' || (b !== 'id' && a < b) ? -1 : 1))
      .map(([key, of]) => [key, named(of, names, list === '' ? key : list)]),
  )
}

/** As text that is compared line by line, and ends with a line. */
export const namedRoadmap = (file: string): string => {
  const roadmap: Json = JSON.parse(file)
  if (!isEntry(roadmap)) throw new Error('This is no roadmap')
  return `${JSON.stringify(named(roadmap, namesIn(roadmap), ''), null, 2)}\n`
}
