import { useCallback } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'

/** Names in an address and what each is to say; null takes one out, undefined leaves it. */
export type Said = Readonly<Record<string, string | null | undefined>>

export const addressWith = (before: URLSearchParams, said: Said): URLSearchParams => {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(said))
    if (value === null) after.delete(name)
    else if (value !== undefined) after.set(name, value)
  return after
}

/**
 * Changes what the page's address says, without a step back to it. It goes by what the address says now: that is there
 * at once, on the screen a little later, and another change may come in between. On the way to another page nothing is
 * changed: neither is the way there broken off nor does what belongs to this page go along.
 */
export const useChangeAddress = (): ((change: Said | ((now: URLSearchParams) => Said)) => void) => {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const leaving = useNavigation().state !== 'idle'
  return useCallback(
    (change) => {
      if (leaving || window.location.pathname !== pathname) return
      const now = new URLSearchParams(window.location.search)
      const said = typeof change === 'function' ? change(now) : change
      void navigate(`?${addressWith(now, said)}`, { replace: true })
    },
    [navigate, pathname, leaving],
  )
}
