import type { Source } from './walls.ts'

const PATH = /(?<![\w/#.@-])(?:client|server|shared|test|docs)\/[\w./-]*\w/g
const QUOTED = /`([\w.-]+\/[\w./-]+\.(?:tsx?|mjs|json|md|png))`/g
const LINK = /\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g
const SCRIPT = /\bnpm run (?:-s )?([\w:-]+)/g

const first = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((m) => m[1] ?? m[0])

/** Paths and scripts a document names that are not there; `exists` is asked for paths from the project's root. */
export const brokenReferences = (
  { path, text }: Source,
  exists: (path: string) => boolean,
  scripts: readonly string[],
): string[] => {
  const beside = (target: string) => new URL(target, `file:///${path}`).pathname.slice(1)
  const somewhere = (target: string) => [target, `server/${target}`, `client/${target}`].some(exists)
  return [
    ...first(text, PATH).filter((target) => !exists(target)),
    ...first(text, QUOTED).filter((target) => !target.startsWith('dist/') && !somewhere(target)),
    ...first(text, LINK).filter((target) => !exists(beside(target))),
    ...first(text, SCRIPT)
      .filter((script) => !scripts.includes(script))
      .map((script) => `npm run ${script}`),
  ].map((target) => `${path}: ${target} is not there`)
}
