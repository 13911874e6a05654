import { useCallback, useState } from 'react'
import type { LabSession } from '#shared/api/labs.ts'
import type { Comment } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

/** A comment that is being written. */
export interface Draft {
  text: string
  kind: Comment['kind']
  public: boolean
  /** Names chosen after an @, by id. */
  chosen: ReadonlyMap<string, string>
}

export const EMPTY_DRAFT: Draft = { text: '', kind: 'note', public: false, chosen: new Map() }

/** Kept beside the screen: a drawer that is closed by mistake takes no words along. */
const drafts = new Map<string, Draft>()

const keyOf = ({ lab, seat }: LabSession, aboutId: string): string => `${lab.id} ${seat.id} ${aboutId}`

/** Whether something was begun and not sent. */
export const useHasDraft = (aboutId: string): boolean => {
  const { session } = useLiveLab()
  return (drafts.get(keyOf(session, aboutId))?.text ?? '') !== ''
}

/** What is being written about something in this lab, by this seat, on this page. */
export const useDraft = (aboutId: string) => {
  const { session } = useLiveLab()
  const key = keyOf(session, aboutId)
  const [draft, show] = useState(() => drafts.get(key) ?? EMPTY_DRAFT)
  const change = useCallback(
    (part: Partial<Draft>) => {
      const next = { ...(drafts.get(key) ?? EMPTY_DRAFT), ...part }
      drafts.set(key, next)
      show(next)
    },
    [key],
  )
  const clear = useCallback(() => {
    drafts.delete(key)
    show(EMPTY_DRAFT)
  }, [key])
  return { draft, change, clear }
}
