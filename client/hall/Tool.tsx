import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import classes from './hall.module.css'

interface Props {
  label: string
  icon: ReactNode
  /** Shown beside the icon where there is room; the label where nothing else is said. */
  words?: string
  /** How many wait there. */
  count?: number
  children: (close: () => void) => ReactNode
}

/** A button of the bar that opens what it is about above it. */
export const Tool = ({ label, icon, words, count = 0, children }: Props) => {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      shadow="md"
      width="min(28rem, calc(100vw - 16px))"
      withinPortal
      trapFocus
      returnFocus
      zIndex={320}
    >
      <Popover.Target>
        <Tooltip label={label} disabled={words === label || opened}>
          <UnstyledButton
            className={classes['tool'] ?? ''}
            aria-label={count > 0 ? `${label} ${count}` : label}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {icon}
            {words !== undefined && <span className={classes['words']}>{words}</span>}
            {count > 0 && <span className={classes['count']}> {count}</span>}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={classes['dropdown'] ?? ''}>
        {opened && children(close)}
      </Popover.Dropdown>
    </Popover>
  )
}
