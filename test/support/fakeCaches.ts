import type { ShellPlace } from '#client/offline/shellCache.ts'

const pathOf = (asked: RequestInfo | URL): string =>
  new URL(typeof asked === 'string' || asked instanceof URL ? asked : asked.url, location.origin).pathname

/** A browser's caches and a server, both of a test. */
export interface FakePlace {
  place: ShellPlace
  /** What lies in each cache, by path. */
  held: Map<string, Map<string, Response>>
  /** Paths the server was asked for. */
  asked: string[]
}

/** `server` answers by path; a rejection is a network that is down. */
export const fakePlace = (server: (path: string) => Promise<Response>): FakePlace => {
  const held = new Map<string, Map<string, Response>>()
  const asked: string[] = []
  const cacheOver = (files: Map<string, Response>) => ({
    keys: async () => [...files.keys()].map((path) => new Request(new URL(path, location.origin))),
    put: async (path: string, response: Response) => void files.set(path, response),
    match: async (path: RequestInfo) => files.get(pathOf(path))?.clone(),
  })
  const open = async (name: string) => {
    const files = held.get(name) ?? new Map<string, Response>()
    held.set(name, files)
    return cacheOver(files) as unknown as Cache // the part of it that is used
  }
  return {
    held,
    asked,
    place: {
      caches: {
        open,
        keys: async () => [...held.keys()],
        delete: async (name) => held.delete(name),
        match: async (path) => {
          for (const files of held.values()) {
            const found = files.get(pathOf(path))
            if (found) return found.clone()
          }
          return undefined
        },
      },
      fetch: async (path) => {
        asked.push(pathOf(path))
        return server(pathOf(path))
      },
    },
  }
}
