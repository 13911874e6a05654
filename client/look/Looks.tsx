import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme } from '#client/ui/theme.ts'
import { followLook } from './look.ts'
import { useIsDark } from './useLook.ts'
import { WallWay } from './WallWay.tsx'

followLook()

/** Everything below is in the look this device has chosen. */
export const Looks = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} forceColorScheme={useIsDark() ? 'dark' : 'light'}>
    {children}
    <WallWay />
  </MantineProvider>
)
