import type { BarEnd } from './linking.ts'

/** Whose row is at a place of the page, and which end of its bar is meant: its start, unless the later half is pointed at. */
export const anchorEndAt = (clientX: number, clientY: number): { id: string; end: BarEnd } | null => {
  const at = document.elementFromPoint(clientX, clientY)
  const row = at?.closest<HTMLElement>('[data-line]')
  const id = row?.dataset['line']
  if (!row || id === undefined) return null
  const port = at?.closest<HTMLElement>('[data-port]')?.dataset['port']
  if (port === 'start' || port === 'end') return { id, end: port }
  const bar = at?.closest<HTMLElement>('[data-bar]')?.getBoundingClientRect()
  return { id, end: bar && clientX > bar.left + bar.width / 2 ? 'end' : 'start' }
}
