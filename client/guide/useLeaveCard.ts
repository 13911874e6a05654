import { useChangeAddress } from '#client/ui/useChangeAddress.ts'

/** Takes the card out of the address; the page stays, and so does the way back. */
export const useLeaveCard = (): (() => void) => {
  const changeAddress = useChangeAddress()
  return () => changeAddress({ card: null })
}
