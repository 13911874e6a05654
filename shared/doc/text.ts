import type * as Y from 'yjs'

/** Replace `remove` characters at `at` by `insert`. */
interface Edit {
  at: number
  remove: number
  insert: string
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** The one edit that turns `from` into `to`, never cutting a surrogate pair in two. */
export const editBetween = (from: string, to: string): Edit => {
  const most = Math.min(from.length, to.length)
  let head = 0
  while (head < most && from[head] === to[head]) head++
  if (head > 0 && isHighSurrogate(from.charCodeAt(head - 1))) head--
  let tail = 0
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  if (tail > 0 && isLowSurrogate(from.charCodeAt(from.length - tail))) tail--
  return { at: head, remove: from.length - head - tail, insert: to.slice(head, to.length - tail) }
}

/** Ranges to delete, the last first so that none moves another, then what to insert, never behind any of them. */
interface Rebased {
  remove: { at: number; length: number }[]
  at: number
  insert: string
}

/**
 * An edit of `base` on a text that others have meanwhile changed to `current`. What they wrote stays, also
 * in the middle of what the edit removes: it was not seen.
 */
export const rebase = (edit: Edit, base: string, current: string): Rebased => {
  const theirs = editBetween(base, current)
  const shift = theirs.insert.length - theirs.remove
  const theirEnd = theirs.at + theirs.remove
  const editEnd = edit.at + edit.remove
  const after = Math.max(edit.at, theirEnd)
  const remove = [
    { at: after + shift, length: editEnd - after },
    { at: edit.at, length: Math.min(editEnd, theirs.at) - edit.at },
  ].filter((range) => range.length > 0)
  const untouched = edit.at < theirs.at || (edit.at === theirs.at && theirs.remove > 0)
  return { remove, at: untouched ? edit.at : after + shift, insert: edit.insert }
}

/** Writes what a person changed from what they saw (`base`) into a text others may be writing in. */
export const writeText = (text: Y.Text, next: string, base = text.toString()): void => {
  const { remove, at, insert } = rebase(editBetween(base, next), base, text.toString())
  for (const range of remove) text.delete(range.at, range.length)
  if (insert !== '') text.insert(at, insert)
}
