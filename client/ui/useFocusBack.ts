import { useEffect, useState } from 'react'
import { goToPart } from './parts/parts.ts'

const here = () => {
  const element = document.activeElement
  const part = element?.closest<HTMLElement>('[data-part]')?.dataset['part']
  return { element: element instanceof HTMLElement && element !== document.body ? element : null, part }
}

/**
 * For a dialog that goes away as it closes: the focus goes back to where it was when it opened, or to that part of the
 * page where the element itself is gone, or to what the page is about. A focus that was taken elsewhere meanwhile stays there.
 */
export const useFocusBack = (): void => {
  const [before] = useState(here)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body && document.activeElement !== null) return
        if (before.element?.isConnected) before.element.focus({ preventScroll: true })
        if (document.activeElement !== document.body) return
        for (const part of [before.part, 'view', 'page']) if (part !== undefined && goToPart(part)) return
      })
    },
    [before],
  )
}
