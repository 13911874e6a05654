import { Box, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** Says that there is nothing here yet and what to do about it. */
export const EmptyState = (props: { icon: ReactNode; title: string; text: string; children?: ReactNode }) => (
  <Stack className={classes['box']} align="center" gap="xs">
    <Box className={classes['icon']} aria-hidden>
      {props.icon}
    </Box>
    <Title order={2} size="h4" ta="center">
      {props.title}
    </Title>
    <Text c="dimmed" ta="center" maw="34rem">
      {props.text}
    </Text>
    {props.children}
  </Stack>
)
