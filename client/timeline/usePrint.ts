import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Paper } from './paper.ts'

/**
 * What is being printed, if anything: by the page's button on a chosen paper, by the browser's own on A4. All rows are
 * made for it only then.
 */
export const usePrint = (): { paper: Paper | null; print: (paper: Paper) => void } => {
  const [paper, setPaper] = useState<Paper | null>(null)
  const asked = useRef(false)
  useEffect(() => {
    const before = () => flushSync(() => setPaper((now) => now ?? 'A4'))
    const after = () => setPaper(null)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  useEffect(() => {
    if (paper === null || !asked.current) return
    asked.current = false
    window.print()
  }, [paper])
  const print = useCallback((wanted: Paper) => {
    asked.current = true
    setPaper(wanted)
  }, [])
  return { paper, print }
}
