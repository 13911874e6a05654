import { useState } from 'react'
import type { CardCollection } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { noticeRefused } from '#client/canvas/notices.tsx'
import { makeCardCommands } from '#client/list/listEdits.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import type { CardDraft } from './cardDraft.ts'

/** A card that was added while this page is open. */
export interface Added extends CardDraft {
  id: string
}

/** Adds cards to a room's board as its list does, and takes the last of them back. */
export const useNewCards = (room: string | null) => {
  const lab = useLiveLab()
  const [added, setAdded] = useState<readonly Added[]>([])
  /** False where it was refused, which is then said. */
  const add = (kind: CardCollection, words: string): boolean => {
    if (room === null) return false
    const id = lab.newId()
    lab.checkpoint()
    const decision = lab.dispatchAll(
      makeCardCommands(lab, room, { id, collection: kind, words, under: null }),
    )
    if (decision.ok) setAdded((now) => [{ id, kind, words }, ...now])
    else noticeRefused(decision.refusal)
    return decision.ok
  }
  /** The card alone goes, whatever else was done since; null where it could not. */
  const takeBack = (): Added | null => {
    const [last] = added
    if (!last) return null
    if (liveOf(lab.store.get().plan, last.kind, last.id)) {
      lab.checkpoint()
      const decision = lab.dispatch({ type: 'remove', collection: last.kind, id: last.id })
      if (!decision.ok) {
        noticeRefused(decision.refusal)
        return null
      }
    }
    setAdded((now) => now.filter(({ id }) => id !== last.id))
    return last
  }
  return { added, add, takeBack }
}
