import { useEffect } from 'react'
import { headOf } from '#shared/plan/comments.ts'
import { collectionOf, type Collection, type Plan } from '#shared/plan/plan.ts'
import { wantComment } from './commentToShow.ts'

interface Shown {
  collection: Collection
  id: string
}

/** A comment has no page of its own: it is shown with what it is about. */
export const shownAt = (plan: Plan, shown: Shown): Shown => {
  const comment = shown.collection === 'comments' ? plan.comments.get(shown.id) : undefined
  if (!comment) return shown
  const { aboutId } = headOf(plan, comment)
  const collection = collectionOf(plan, aboutId)
  return collection ? { collection, id: aboutId } : shown
}

/** The thread it is in then shows the comment itself. */
export const useShownComment = ({ collection, id }: Shown): void => {
  useEffect(() => {
    if (collection === 'comments') wantComment(id)
  }, [collection, id])
}
