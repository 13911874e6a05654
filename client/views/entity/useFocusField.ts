import { useEffect } from 'react'
import { fieldKey } from '#client/plan/lintStore.ts'

/** Where a field is written that the form does not show at the moment. */
const INSTEAD: Record<string, string> = {
  plannedEnd: 'endKind',
  end: 'endKind',
  reviewDate: 'endKind',
  trigger: 'triggerEvent',
}
const WRITTEN = 'input:not([type="hidden"], :disabled), textarea, select:not(:disabled), button, a[href]'
const MOST_FRAMES = 30

const fieldBox = (id: string, field: string): HTMLElement | null =>
  document.querySelector(`[role="dialog"] [data-field="${fieldKey(id, field)}"]`)

/** Takes the focus into a field of the form that has just opened; `turn` says that it is asked for anew. */
export const useFocusField = (id: string, field: string | undefined, turn: number): void => {
  useEffect(() => {
    if (field === undefined) return
    let frame = 0
    let target: HTMLElement | null = null
    const look = (tries: number) => {
      const box = fieldBox(id, field) ?? fieldBox(id, INSTEAD[field] ?? field)
      if (!box) {
        if (tries < MOST_FRAMES) frame = requestAnimationFrame(() => look(tries + 1))
        return
      }
      target = box.querySelector<HTMLElement>(WRITTEN) ?? box
      if (target === box) box.tabIndex = -1
      // The dialog takes the focus to what is marked so, also where it comes to it later.
      target.dataset['autofocus'] = ''
      target.focus({ preventScroll: true })
      box.scrollIntoView({ block: 'center' })
    }
    frame = requestAnimationFrame(() => look(0))
    return () => {
      cancelAnimationFrame(frame)
      if (target) delete target.dataset['autofocus']
    }
  }, [id, field, turn])
}
