import { useCallback, useLayoutEffect, useRef } from 'react'

/** A value as it was last drawn, for what happens between two drawings; the getter stays the same. */
export const useLatest = <T>(value: T): (() => T) => {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return useCallback(() => latest.current, [])
}
