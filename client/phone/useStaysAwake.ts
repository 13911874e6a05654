import { useEffect } from 'react'

/** Keeps the screen on while this page is seen and it is wanted; answers whether the browser can. */
export const useStaysAwake = (wanted: boolean): boolean => {
  const can = 'wakeLock' in navigator
  useEffect(() => {
    if (!can || !wanted) return
    let held: WakeLockSentinel | null = null
    let over = false
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        held = await navigator.wakeLock.request('screen')
        if (over) await held.release()
      } catch {
        // A low battery: the screen sleeps as it would.
      }
    }
    const again = () => void hold()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', again)
      void held?.release()
    }
  }, [can, wanted])
  return can
}
