import { useState } from 'react'

/** A switch that this device remembers; a browser may keep nothing for pages: then it holds until the page closes. */
export const useRemembered = (key: string): [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(() => read(key))
  return [
    on,
    (next) => {
      setOn(next)
      try {
        localStorage.setItem(key, next ? 'on' : 'off')
      } catch {
        // It holds until the page closes.
      }
    },
  ]
}

const read = (key: string): boolean => {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}
