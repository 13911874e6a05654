import { Avatar } from '@mantine/core'
import { initials } from '#client/lab/initials.ts'
import classes from './people.module.css'

/**
 * Somebody's initials in their colour; the name stands beside it or in a hint. They are drawn, not written: a button
 * with a face in it is called by its name alone.
 */
export const Face = ({ name, color, size = 30 }: { name: string; color: string; size?: number }) => (
  <Avatar size={size} color={color} variant="filled" aria-hidden>
    <span className={classes['initials']} data-initials={initials(name)} />
  </Avatar>
)
