import { useMediaQuery } from '@mantine/hooks'

/** Whether the screen is a phone's: the list comes first and the rooms are in a drawer. */
export const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 48em)', window.matchMedia('(max-width: 48em)').matches, {
    getInitialValueInEffect: false,
  })
