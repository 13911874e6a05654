import { useCallback, useState } from 'react'
import { collectionOf, type Collection } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

export interface OpenEntity {
  shown: { collection: Collection; id: string } | null
  open: (which: { collection: Collection; id: string }) => void
  openById: (id: string) => void
  close: () => void
}

/** Whose details are open. */
export const useOpenEntity = (): OpenEntity => {
  const { store } = useLiveLab()
  const [shown, setShown] = useState<OpenEntity['shown']>(null)
  const openById = useCallback(
    (id: string) => {
      const collection = collectionOf(store.get().plan, id)
      if (collection) setShown({ collection, id })
    },
    [store],
  )
  const close = useCallback(() => setShown(null), [])
  return { shown, open: ({ collection, id }) => setShown({ collection, id }), openById, close }
}
