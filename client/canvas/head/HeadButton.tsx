import { Button, Tooltip, type ButtonProps } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode, Ref } from 'react'

interface Props {
  label: string
  icon: ReactNode
  /** Only where it says more than the label. */
  hint?: string
  /** As `aria-keyshortcuts` writes them. */
  keys?: string
  /** For a switch. */
  pressed?: boolean
  disabled?: boolean
  /** Its words are not shown, also where there is room. */
  iconOnly?: boolean
  onClick?: () => void
  ref?: Ref<HTMLButtonElement>
}

/** Below it the words of all of them do not fit beside the rooms. */
const BARE = '(max-width: 82em)'

/** A button of a board's head: an icon with its words, which are a hint alone where there is little room. */
export const HeadButton = ({ label, icon, hint, keys, pressed, iconOnly, ref, ...rest }: Props) => {
  const little = useMediaQuery(BARE, false, { getInitialValueInEffect: false })
  const bare = little || iconOnly === true
  const look: ButtonProps = pressed ? { variant: 'light' } : { variant: 'subtle', color: 'dark' }
  const button = (
    <Button
      size="compact-md"
      {...look}
      className="board-head-button"
      {...rest}
      ref={ref}
      px={bare ? 7 : 9}
      fz="sm"
      fw={550}
      aria-label={label}
      {...(keys !== undefined && { 'aria-keyshortcuts': keys })}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      leftSection={bare ? undefined : icon}
    >
      {bare ? icon : label}
    </Button>
  )
  const told = hint ?? (bare ? label : null)
  return told === null ? button : <Tooltip label={told}>{button}</Tooltip>
}
