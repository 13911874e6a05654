/** Minutes and seconds as a clock shows them; what is below zero counts up. A second that has begun is shown. */
export const clockText = (ms: number): string => {
  const seconds = ms >= 0 ? Math.ceil(ms / 1_000) : Math.floor(-ms / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
  return ms < 0 ? `+${text}` : text
}
