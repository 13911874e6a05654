import { useSyncExternalStore } from 'react'
import { look, type Shown } from './look.ts'

/** The look of the page, as it is now. */
export const useLook = (): Shown => useSyncExternalStore(look.subscribe, look.now)
export const useIsDark = (): boolean => useSyncExternalStore(look.subscribe, () => look.now().dark)
export const useIsOnWall = (): boolean => useSyncExternalStore(look.subscribe, () => look.now().wall !== null)
