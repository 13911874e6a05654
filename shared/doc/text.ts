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

/** The same edit on a text that others have meanwhile changed from `base` to `current`. */
export const rebase = (edit: Edit, base: string, current: string): Edit => {
  const theirs = editBetween(base, current)
  const shift = theirs.insert.length - theirs.remove
  const moved = (position: number): number => {
    if (position <= theirs.at) return position
    return position >= theirs.at + theirs.remove ? position + shift : theirs.at + theirs.insert.length
  }
  const at = edit.at === theirs.at + theirs.remove && theirs.insert !== '' ? edit.at + shift : moved(edit.at)
  const end = Math.max(at, moved(edit.at + edit.remove))
  return { at, remove: edit.remove === 0 ? 0 : end - at, insert: edit.insert }
}

/** Writes what a person changed from what they saw (`base`) into a text others may be writing in. */
export const writeText = (text: Y.Text, next: string, base = text.toString()): void => {
  const current = text.toString()
  const edit = rebase(editBetween(base, next), base, current)
  if (edit.remove > 0) text.delete(edit.at, edit.remove)
  if (edit.insert !== '') text.insert(edit.at, edit.insert)
}
