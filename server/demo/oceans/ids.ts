/** The id of something the data calls by a readable name: the same name, the same id. */
export type IdOf = (name: string) => string

/** Ids minted in the order the names are first asked for; `known` are names that already have one. */
export const idsBy = (newId: () => string, known: ReadonlyMap<string, string> = new Map()): IdOf => {
  const ids = new Map(known)
  return (name) => {
    const id = ids.get(name) ?? newId()
    ids.set(name, id)
    return id
  }
}
