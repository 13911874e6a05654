import { useMediaQuery } from '@mantine/hooks'

const PHONE = '(max-width: 48em), (max-height: 32em) and (max-width: 64em) and (pointer: coarse)'

/** Whether this is a phone, also when it is held sideways. */
export const usePhone = (): boolean =>
  useMediaQuery(PHONE, window.matchMedia(PHONE).matches, { getInitialValueInEffect: false })
