import * as Y from 'yjs'

/** Is it a running text that somebody else has written in? Who takes back that they began it does not take their words. */
export const hasOthersWords = ({ content }: Y.Item, own: number): boolean => {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.Text)) return false
  for (let at = content.type._start; at !== null; at = at.right)
    if (!at.deleted && at.id.client !== own) return true
  return false
}
