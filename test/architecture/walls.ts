/** A file of the project and the modules it names in its imports. */
export interface Source {
  path: string
  text: string
}

export interface Violation {
  path: string
  imports: string
  wall: string
}

/** What files under `in` may not import. A pattern is matched against the resolved path or the package name. */
interface Wall {
  name: string
  in: RegExp
  not: RegExp
  except?: RegExp
}

const TLDRAW = /^@?tldraw(\/|$)|^@tldraw\//
const YJS = /^(yjs|y-websocket|y-protocols)(\/|$)/

export const WALLS: Wall[] = [
  { name: 'shared imports neither side', in: /^shared\//, not: /^(server|client|test)\// },
  { name: 'server does not know the client', in: /^server\//, not: /^(client|test)\// },
  { name: 'client does not know the server', in: /^client\//, not: /^(server|test)\// },
  { name: 'shared has no Node', in: /^shared\//, not: /^node:/ },
  { name: 'the plan stands on limits alone', in: /^shared\/plan\//, not: /^shared\/(?!plan\/|wire\/limits)/ },
  { name: 'the plan knows no Yjs', in: /^shared\/(plan|api|roadmap)\//, not: YJS },
  {
    name: 'the document knows plan and limits',
    in: /^shared\/doc\//,
    not: /^shared\/(?!doc\/|plan\/|wire\/limits)/,
  },
  {
    name: 'the wire stands alone, but tells locks',
    in: /^shared\/wire\//,
    not: /^shared\/(?!wire\/|plan\/locks)/,
  },
  {
    name: 'the API knows plan, programme, rounds and wire',
    in: /^shared\/api\//,
    not: /^shared\/(?!api\/|plan\/|programme\/|rounds\/|wire\/)/,
  },
  {
    name: 'a programme knows plan and limits',
    in: /^shared\/programme\//,
    not: /^shared\/(?!programme\/|plan\/|wire\/limits)/,
  },
  {
    name: 'rounds know plan and limits',
    in: /^shared\/rounds\//,
    not: /^shared\/(?!rounds\/|plan\/|wire\/limits)/,
  },
  {
    name: 'the diary is a function of plan and records',
    in: /^shared\/diary\//,
    not: /^shared\/(?!diary\/|plan\/|rounds\/|api\/)|^(yjs|hono)(\/|$)/,
  },
  {
    name: 'the roadmap is a function of the plan',
    in: /^shared\/roadmap\//,
    not: /^shared\/(?!roadmap\/|plan\/|api\/|wire\/)/,
  },
  {
    name: 'only the canvas knows tldraw',
    in: /^(client|shared|server)\//,
    not: TLDRAW,
    except: /^client\/canvas\//,
  },
  {
    name: 'only the live document knows Yjs',
    in: /^client\//,
    not: YJS,
    except: /^client\/(sync|plan)\//,
  },
  {
    name: 'only storage knows SQL',
    in: /^server\//,
    not: /^node:sqlite$|^kysely(\/|$)/,
    except: /^server\/storage\//,
  },
  { name: 'the demo goes through the public API', in: /^server\/demo\//, not: /^server\/(?!demo\/)/ },
  {
    name: 'sync does not know HTTP',
    in: /^server\/sync\//,
    not: /^server\/(http|agreement|identity\/(?!policy)|demo)\/|^hono/,
  },
  {
    name: 'the join page stays small',
    in: /^client\/join\//,
    not: /^@mantine|^@tanstack|^react-(router|i18next)|^client\/(?!join\/|look\/look\.|api\/(callApi|apiFailure|guards)\.|ui\/(QrCode|copyText)\.|i18n\/(en\/(join|common|language)|current|isolated|packs\/(\w+Join|byNamespace))\.)/,
  },
]

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Paths of the project and names of packages that a file imports, static and dynamic. */
export const importsOf = (source: Source): string[] =>
  [...source.text.matchAll(IMPORT)].map((m) => resolve(source.path, m[1] ?? m[2] ?? ''))

const resolve = (from: string, specifier: string): string => {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (!specifier.startsWith('.')) return specifier
  return new URL(specifier, `file:///${from}`).pathname.slice(1)
}

export const violationsOf = (source: Source): Violation[] =>
  WALLS.filter((wall) => wall.in.test(source.path) && !wall.except?.test(source.path)).flatMap((wall) =>
    importsOf(source)
      .filter((target) => wall.not.test(target))
      .map((target) => ({ path: source.path, imports: target, wall: wall.name })),
  )
