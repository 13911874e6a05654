export type Texts = Record<string, Record<string, unknown>>

/** Files of a language by the namespace each is named after. */
export const byNamespace = (files: Texts): Texts =>
  Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), texts]),
  )
