import { useCallback } from 'react'
import { useEdit } from '../views/useEdit.tsx'
import type { FieldEdit } from '../views/editors/editor.ts'
import type { ShownCard } from './shownCard.ts'

/** Writes what was written in a card's words; where that is no longer possible it is said, and the words are kept. */
export const useUpdateWords = (): ((card: ShownCard, edit: FieldEdit | null) => void) => {
  const { edit: ask } = useEdit()
  return useCallback(
    (card, edit) => {
      if (edit) ask({ type: 'update', collection: card.collection, id: card.id, ...edit })
    },
    [ask],
  )
}
