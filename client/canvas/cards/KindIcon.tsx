import type { CardKind } from './kinds.ts'

/** A kind's mark, in its colour. */
export const KindIcon = ({ kind, size = 18 }: { kind: CardKind; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke={`var(--kind-${kind.tone})`}
    strokeWidth={2}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={kind.icon} />
  </svg>
)
