import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code as one SVG path; scales to its box, always dark on white so that any phone reads it. */
export const QrCode = ({ text, label, size }: { text: string; label: string; size: number | string }) => {
  const { path, modules } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 })
    const rows = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: rows.join(''), modules: code.size }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      style={{ background: '#fff', display: 'block', maxWidth: '100%' }}
    >
      <path d={path} fill="#0b1f2a" />
    </svg>
  )
}
