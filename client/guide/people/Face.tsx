import { Avatar } from '@mantine/core'
import { initials } from '#client/lab/initials.ts'

/** Somebody's initials in their colour; the name stands beside it or in a hint. */
export const Face = ({ name, color, size = 30 }: { name: string; color: string; size?: number }) => (
  <Avatar size={size} color={color} variant="filled" aria-hidden>
    {initials(name)}
  </Avatar>
)
