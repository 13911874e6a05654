import { Button } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import classes from './CardActions.module.css'

interface Props extends Omit<ComponentProps<'button'>, 'color' | 'type' | 'style'> {
  icon: ReactNode
  text: string
  /** As `aria-keyshortcuts` writes them. */
  keys?: string
}

/** A button of the bar below a list. */
export const Action = ({ icon, text, keys, className, ...rest }: Props) => (
  <Button
    className={[classes['action'], className].filter(Boolean).join(' ')}
    size="compact-sm"
    px={7}
    variant="subtle"
    color="dark"
    leftSection={<span aria-hidden>{icon}</span>}
    {...(keys !== undefined && { 'aria-keyshortcuts': keys, title: keys.replace('Control', 'Ctrl') })}
    {...rest}
  >
    {text}
  </Button>
)
