/** Small things a seat keeps on this device, which go when its person leaves the browser. */
const PREFIX = 'seat:'

/** Null where there is nothing, or the browser keeps nothing for pages. */
export const keptOnDevice = (key: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

/** False where the browser keeps nothing: it then lasts as long as the page. */
export const keepOnDevice = (key: string, value: string | null): boolean => {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, value)
    return true
  } catch {
    return false
  }
}

export const forgetOnDevice = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // There was nothing to forget.
  }
}
