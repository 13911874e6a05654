import type { HallState } from '../hall/hallState.ts'

/** The hall in which nobody of these seats has a hand up or the word. */
export const withoutSeats = (state: HallState, seatIds: readonly string[]): HallState => {
  const isOther = ({ seatId }: { seatId: string }) => !seatIds.includes(seatId)
  return { ...state, hands: state.hands.filter(isOther), speaking: state.speaking.filter(isOther) }
}
