/** Where a card that is being dragged in a circle is at its nth step. */
export const spotOfDrag = ({ x, y }: { x: number; y: number }, n: number): { x: number; y: number } => ({
  x: Math.round(x + 60 * Math.cos(n / 5)),
  y: Math.round(y + 60 * Math.sin(n / 5)),
})
