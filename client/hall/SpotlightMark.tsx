import { useHall } from './useHall.ts'

/** Marks what everyone is pointed at in every list and table. */
export const SpotlightMark = () => {
  const { spotlight } = useHall()
  if (!spotlight) return null
  const row = `[data-row="${CSS.escape(spotlight.entity)}"]`
  return (
    <style>{`${row} { outline: 3px solid #b26a00; outline-offset: -3px; background-color: #fff4d6 !important; }`}</style>
  )
}
