import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../visit.module.css'

interface Props<T> {
  title: string
  all: readonly T[]
  /** So many are shown. */
  most: number
  /** What is said where there is nothing. */
  none: string
  part: 'aim' | 'issues' | 'asks' | 'do' | 'dissent' | 'open'
  children: (shown: readonly T[]) => ReactNode
}

/** One part of the page; where it is empty that is said, and of what follows the first the number, so that all stays on a sheet. */
export const Part = <T,>({ part, title, all, most, none, children }: Props<T>) => {
  const { t } = useTranslation('rooms')
  return (
    <section className={classes['part']} aria-label={title} data-part={part}>
      <h2>{title}</h2>
      {all.length === 0 ? <p className={classes['none']}>{none}</p> : children(all.slice(0, most))}
      {all.length > most && (
        <p className={classes['more']}>{t('visit.more', { count: all.length - most })}</p>
      )}
    </section>
  )
}
