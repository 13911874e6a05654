import { DIARY_PARTS, type DiaryLine, type DiaryPart, type RoomDay } from '../api/diary.ts'

/** So many lines at most, so that a room's day stays within half a page. */
const MOST_LINES = 14
const MOST: Record<DiaryPart, number> = {
  changed: 5,
  decided: 3,
  due: 3,
  between: 2,
  said: 3,
  signed: 3,
  open: 2,
  empty: 3,
}

/** The most important lines of each part: one of each first, then in the order they are read while there is room. */
export const fitLines = (lines: Record<DiaryPart, readonly DiaryLine[]>): RoomDay['parts'] => {
  const taken = new Map(DIARY_PARTS.map((part) => [part, Math.min(1, lines[part].length)]))
  let left = MOST_LINES - [...taken.values()].reduce((sum, count) => sum + count, 0)
  for (const part of DIARY_PARTS) {
    const more = Math.min(left, Math.min(MOST[part], lines[part].length) - (taken.get(part) ?? 0))
    if (more <= 0) continue
    taken.set(part, (taken.get(part) ?? 0) + more)
    left -= more
  }
  return DIARY_PARTS.flatMap((part) => {
    const count = taken.get(part) ?? 0
    return count === 0 ? [] : [{ part, lines: lines[part].slice(0, count), more: lines[part].length - count }]
  })
}
