import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconShieldQuestion,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Notice.module.css'

type NoticeTone = 'info' | 'good' | 'care' | 'bad'

const ICON: Record<NoticeTone, TablerIcon> = {
  info: IconInfoCircle,
  good: IconCircleCheck,
  care: IconShieldQuestion,
  bad: IconAlertTriangle,
}

interface Props {
  tone: NoticeTone
  title?: string
  children?: ReactNode
  /** Read out at once: something went wrong that was just asked for. */
  urgent?: boolean
}

/** A sentence set apart from the page: what happened, or what to be careful about. */
export const Notice = ({ tone, title, children, urgent }: Props) => {
  const Icon = ICON[tone]
  return (
    <div className={classes['notice']} data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Icon size={22} aria-hidden className={classes['icon'] ?? ''} />
      <div className={classes['words']}>
        {title && <p className={classes['title']}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
