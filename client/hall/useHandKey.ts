import { useEffect, useEffectEvent } from 'react'

/** Alt+Y raises and lowers one's hand, from anywhere on the page. */
export const useHandKey = (toggle: () => void): void => {
  const press = useEffectEvent(toggle)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyY' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      event.preventDefault()
      event.stopPropagation()
      press()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
