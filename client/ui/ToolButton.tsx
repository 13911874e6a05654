import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

/** A button of a toolbar that is a picture alone, with its name as a tip; without `act` it can do nothing now. */
export const ToolButton = (props: { icon: ReactNode; label: string; act: (() => void) | null }) => (
  <Tooltip label={props.label}>
    <ActionIcon
      size="lg"
      variant="subtle"
      color="dark"
      aria-label={props.label}
      disabled={!props.act}
      onClick={() => props.act?.()}
    >
      {props.icon}
    </ActionIcon>
  </Tooltip>
)
