import { useSearchParams } from 'react-router'

/** Takes the card out of the address; the page stays, and so does the way back. */
export const useLeaveCard = (): (() => void) => {
  const [, setParams] = useSearchParams()
  return () =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('card')
        return after
      },
      { replace: true },
    )
}
