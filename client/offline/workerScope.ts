/** What a service worker finds around it; TypeScript has these in a library that does not go with a page's. */
interface Extendable extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface Fetched extends Extendable {
  readonly request: Request
  respondWith: (answer: Promise<Response>) => void
}
interface Messaged extends Extendable {
  readonly data: unknown
}

export interface WorkerScope {
  readonly caches: CacheStorage
  readonly clients: { claim: () => Promise<void> }
  readonly registration: { readonly installing: unknown }
  readonly navigator: { readonly locks: LockManager }
  fetch: typeof fetch
  skipWaiting: () => Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void
  addEventListener(type: 'message', listener: (event: Messaged) => void): void
}
