import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../visit.module.css'

interface Props {
  title: string
  all: number
  /** So many are shown. */
  most: number
  /** What is said where there is nothing. */
  none: string
  part: 'aim' | 'issues' | 'asks' | 'do' | 'dissent' | 'open'
  children: ReactNode
}

/** One part of the page; where it is empty that is said, and of what follows the first the number, so that all stays on a sheet. */
export const Part = ({ part, title, all, most, none, children }: Props) => {
  const { t } = useTranslation('rooms')
  return (
    <section className={classes['part']} aria-label={title} data-part={part}>
      <h2>{title}</h2>
      {all === 0 ? <p className={classes['none']}>{none}</p> : children}
      {all > most && <p className={classes['more']}>{t('visit.more', { count: all - most })}</p>}
    </section>
  )
}
