import { useEffect, useRef, useState, type ReactNode } from 'react'

interface Props {
  className: string | undefined
  /** What is in it, in a word. */
  label: string
  children: ReactNode
}

/** What may be wider than the page and then scrolls in itself: only then it is a stop of the keyboard. */
export const ScrollBox = ({ className, label, children }: Props) => {
  const box = useRef<HTMLElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const { current } = box
    if (!current) return
    const observer = new ResizeObserver(() => setScrolls(current.scrollWidth > current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <section ref={box} className={className} {...(scrolls && { 'aria-label': label, tabIndex: 0 })}>
      {children}
    </section>
  )
}
