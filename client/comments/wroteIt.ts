import type { KnownPeople } from './labPeople.ts'

/** Whether a comment is a seat's own: as the server told it, and until then if it was written on this page. */
export const wroteIt = (
  { authors, wroteHere }: Pick<KnownPeople, 'authors' | 'wroteHere'>,
  seatId: string,
  commentId: string,
): boolean => {
  const told = authors.get(commentId)
  return told ? told.seat?.id === seatId : wroteHere.has(commentId)
}
