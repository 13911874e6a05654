/** How a device shows the product. Kept on it, for all its pages. */
export interface Look {
  scheme: 'light' | 'dark' | 'device'
  text: 'normal' | 'large' | 'larger'
}

/** For the wall of a hall: large, thick and without what is personal. Of one window, so that another can lead. */
export type Wall = 'light' | 'dark' | null

/** What is shown now. */
export interface Shown extends Look {
  wall: Wall
  dark: boolean
}

export const SCHEMES = ['light', 'dark', 'device'] as const
export const TEXTS = ['normal', 'large', 'larger'] as const

const LOOK = 'delivery-lab-look'
const WALL = 'delivery-lab-projector'

const oneOf = <T extends string>(all: readonly T[], value: unknown, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise

const kept = (): Look => {
  let told: unknown = null
  try {
    told = JSON.parse(localStorage.getItem(LOOK) ?? 'null')
  } catch {
    // a browser that keeps nothing, or something that is none of ours
  }
  const { scheme, text } = (typeof told === 'object' && told !== null ? told : {}) as Record<string, unknown>
  return { scheme: oneOf(SCHEMES, scheme, 'light'), text: oneOf(TEXTS, text, 'normal') }
}

const keptWall = (): Wall => {
  try {
    const wall = sessionStorage.getItem(WALL)
    return wall === null ? null : oneOf<'light' | 'dark'>(['light', 'dark'], wall, 'light')
  } catch {
    return null
  }
}

const deviceIsDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

const shownOf = (look: Look, wall: Wall): Shown => {
  const scheme = wall ?? look.scheme
  return { ...look, wall, dark: scheme === 'device' ? deviceIsDark().matches : scheme === 'dark' }
}

let shown: Shown = shownOf(kept(), keptWall())
const listeners = new Set<() => void>()

/** Paper is light. */
const put = ({ dark, text, wall }: Shown, onPaper = false): void => {
  const root = document.documentElement
  root.dataset['mantineColorScheme'] = dark && !onPaper ? 'dark' : 'light'
  if (text === 'normal') delete root.dataset['text']
  else root.dataset['text'] = text
  if (wall === null) delete root.dataset['projector']
  else root.dataset['projector'] = ''
}

let scale: number | null = null

const measured = (): number =>
  typeof document === 'undefined'
    ? 1
    : (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16

/** How large words are, against the usual 16 pixels: what is laid out in pixels and holds words goes by it. */
export const textScale = (): number => (scale ??= measured())

const show = (next: Shown): void => {
  shown = next
  scale = null
  put(shown)
  for (const listener of listeners) listener()
}

const keep = (storage: () => Storage, key: string, value: string | null): void => {
  try {
    if (value === null) storage().removeItem(key)
    else storage().setItem(key, value)
  } catch {
    // a browser that keeps nothing: it is so until the page is left
  }
}

export const look = {
  now: (): Shown => shown,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  set: (change: Partial<Look>): void => {
    const next = { scheme: shown.scheme, text: shown.text, ...change }
    keep(() => localStorage, LOOK, JSON.stringify(next))
    show(shownOf(next, shown.wall))
  },
  setWall: (wall: Wall): void => {
    keep(() => sessionStorage, WALL, wall)
    show(shownOf(shown, wall))
  },
}

/** Puts the look on the page, and follows the device, this person's other pages, and the printer. Once a page. */
export const followLook = (): void => {
  put(shown)
  window.addEventListener('storage', ({ key }) => {
    if (key === LOOK || key === null) show(shownOf(kept(), shown.wall))
  })
  deviceIsDark().addEventListener('change', () => show(shownOf(shown, shown.wall)))
  window.addEventListener('beforeprint', () => put(shown, true))
  window.addEventListener('afterprint', () => put(shown))
}
