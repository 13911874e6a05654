const KEY = 'summons'

/** For a browser that keeps nothing for pages. */
let here: string | null = null

/** The summons this page has already followed or told of, also after it was loaded anew. */
export const handledSummons = (): string | null => {
  try {
    return sessionStorage.getItem(KEY) ?? here
  } catch {
    return here
  }
}

export const rememberSummons = (id: string): void => {
  here = id
  try {
    sessionStorage.setItem(KEY, id)
  } catch {
    // It holds until the page closes.
  }
}
