/** What browsers have and jsdom has not; screens ask for it when they are made. */

class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const noMatch = (query: string): MediaQueryList => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
})

class NoFontFace {
  readonly family: string
  readonly status = 'loaded'
  constructor(family: string) {
    this.family = family
  }
  load(): Promise<this> {
    return Promise.resolve(this)
  }
}

const missing = (target: object, name: string, value: unknown): void => {
  if (Reflect.get(target, name) === undefined)
    Object.defineProperty(target, name, { value, configurable: true, writable: true })
}

missing(window, 'matchMedia', noMatch)
missing(globalThis, 'ResizeObserver', NoResizeObserver)
missing(globalThis, 'FontFace', NoFontFace)
const noFonts = { add: () => {}, forEach: () => {}, ready: Promise.resolve() }
missing(document, 'fonts', Object.assign(new EventTarget(), noFonts))
missing(Element.prototype, 'scrollIntoView', () => {})
