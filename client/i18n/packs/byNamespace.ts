export type Texts = Record<string, unknown>

/** Files of a language by the namespace each is named after. */
export const byNamespace = (files: Record<string, unknown>): Texts =>
  Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), texts]),
  )
