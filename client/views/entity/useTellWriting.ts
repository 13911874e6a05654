import { useCallback, useEffect, useRef } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'

/** Tells others that a field is being written in, until it is left, its form is closed, or it can no longer be written. */
export const useTellWriting = (id: string, field: string, readOnly: boolean) => {
  const { presence } = useLiveLab()
  const told = useRef(false)
  const tell = useCallback(
    (writing: boolean) => {
      if (writing === told.current) return
      told.current = writing
      presence.set({ editing: writing ? { id, field } : null })
    },
    [presence, id, field],
  )
  useEffect(() => {
    if (readOnly) tell(false)
  }, [readOnly, tell])
  // An element that goes away while it has the focus says nothing of it.
  useEffect(() => () => tell(false), [tell])
  return { onFocus: () => tell(!readOnly), onBlur: () => tell(false) }
}
