import { headHeight } from './layout.ts'

const EDGE = 36
const CRAWL = 14

/** Near the edge of the view the calendar comes along with the pointer. */
export const edgeCrawl = (
  box: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
  namesWidth: number,
): void => {
  const { left, right, top, bottom } = box.getBoundingClientRect()
  const by = { left: 0, top: 0 }
  if (clientX > right - EDGE) by.left = CRAWL
  else if (clientX < left + namesWidth + EDGE) by.left = -CRAWL
  if (clientY > bottom - EDGE) by.top = CRAWL
  else if (clientY < top + headHeight() + EDGE / 2) by.top = -CRAWL
  if (by.left !== 0 || by.top !== 0) box.scrollBy(by)
}
