import { useSyncExternalStore } from 'react'
import { look, type Shown } from './look.ts'

/** The look of the page, as it is now. */
export const useLook = (): Shown => useSyncExternalStore(look.subscribe, look.now, look.now)
const dark = (): boolean => look.now().dark
export const useIsDark = (): boolean => useSyncExternalStore(look.subscribe, dark, dark)
const onWall = (): boolean => look.now().wall !== null
export const useIsOnWall = (): boolean => useSyncExternalStore(look.subscribe, onWall, onWall)
