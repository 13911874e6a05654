import type { Finding } from './finding.ts'
import { busy, edits, heldUp, people, slowReaders } from './liveFindings.ts'
import { disk, files, memory } from './machineFindings.ts'
import { ended, refusedEdits, requests } from './refusalFindings.ts'
import type { Span } from './span.ts'

/** All that two readings of a server tell; `at` is now, in seconds since 1970. */
export const diagnose = (span: Span, at: number): Finding[] =>
  [
    people(span, at),
    edits(span),
    heldUp(span),
    busy(span),
    slowReaders(span),
    ended(span),
    refusedEdits(span),
    requests(span),
    memory(span),
    files(span),
    disk(span),
  ].filter((finding) => finding !== null)

/** What it comes to, in one line. */
export const verdictOf = (findings: readonly Finding[]): string => {
  const open = findings.filter(({ needed }) => needed).map(({ about }) => about)
  if (open.length === 0) return 'Everything is well.'
  return `${open.length === 1 ? '1 thing needs' : `${open.length} things need`} you: ${open.join(', ')}.`
}
