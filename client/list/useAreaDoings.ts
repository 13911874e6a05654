import { useState } from 'react'
import type { Area } from '#shared/plan/areas.ts'
import type { ChosenAreaActions } from './AreaActions.tsx'
import type { ItemEdits } from './useItemEdits.ts'

/** What one does to an area from its row: `back` goes there, `addNote` to the line for new things. */
export const useAreaDoings = (
  edits: ItemEdits,
  back: () => void,
  addNote: (area: Area) => void,
): ChosenAreaActions => {
  const [naming, setNaming] = useState<string | null>(null)
  return {
    addNote,
    back,
    naming,
    name: (area) => edits.mayWrite(area) && setNaming(area.id),
    endNaming: () => setNaming(null),
    rename: edits.nameArea,
    remove: (area) => {
      edits.removeArea(area)
      back()
    },
    settle: edits.settle,
  }
}
