import { useHall } from './useHall.ts'

/** Marks what everyone is pointed at in every list and table. */
export const SpotlightMark = () => {
  const { spotlight } = useHall()
  if (!spotlight) return null
  const row = `[data-row="${CSS.escape(spotlight.entity)}"]`
  return (
    <style>{`${row} { outline: 3px solid var(--warn-edge); outline-offset: -3px; background-color: var(--spot-ground) !important; }`}</style>
  )
}
