/** "sha256:12ab34cd…" : enough for people to compare two by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 'sha256:'.length + 8)}…`
