import { breathe, indexSlice, openLabIndex, type LabIndex, type Source } from './labIndex.ts'

/** Labs whose documents stay in memory after they were asked about. */
const MOST_KEPT = 4

export interface KeptIndexes {
  /** Resolves when the file has all that the log had of this lab when it was asked. Who asks meanwhile shares it. */
  catchUp(lab: string): Promise<void>
  /** Whether the file's lab was seen to be the log's since this began; a backup may have been put in the log's place. */
  knows(lab: string): boolean
}

export const keepIndexes = (source: Source): KeptIndexes => {
  const kept = new Map<string, LabIndex>()
  const running = new Map<string, Promise<void>>()
  const known = new Set<string>()

  const goOn = async (lab: string): Promise<void> => {
    const index = kept.get(lab) ?? (await openLabIndex(source, lab))
    // What could not be written is in memory already: on failure it is taken up from the file again.
    kept.delete(lab)
    while (!indexSlice(index, source)) await breathe()
    kept.set(lab, index)
    known.add(lab)
    for (const [old, { mirror }] of kept) {
      if (kept.size <= MOST_KEPT) break
      mirror.doc.destroy()
      kept.delete(old)
    }
  }
  return {
    catchUp: async (lab) => {
      const shared = running.get(lab) ?? goOn(lab).finally(() => running.delete(lab))
      running.set(lab, shared)
      return shared
    },
    knows: (lab) => known.has(lab),
  }
}
