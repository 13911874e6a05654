import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { byName, listText } from '#client/i18n/formats.ts'
import { Notice } from '#client/ui/Notice.tsx'

/** So many are named; the others are in the day's list. */
const MOST_NAMED = { wide: 8, narrow: 4 }

interface Props {
  seats: readonly Seat[]
  there: ReadonlySet<string>
  narrow: boolean
  /** On a phone the day's list is below. */
  open: () => void
}

/** Who is missing today, for whoever opens the day in the hall. */
export const Missing = ({ seats, there, narrow, open }: Props) => {
  const { t } = useTranslation('attendance')
  const expected = seats.filter((seat) => !seat.revoked)
  const missing = expected.filter((seat) => !there.has(seat.id))
  if (expected.length === 0) return null
  if (missing.length === 0) return <Notice tone="good" title={t('missing.none')} />
  const names = missing.map(({ name }) => name).toSorted(byName)
  const most = narrow ? MOST_NAMED.narrow : MOST_NAMED.wide
  const more = names.length - most
  const named = more > 1 ? [...names.slice(0, most), t('missing.more', { count: more })] : names
  return (
    <Notice tone="info" title={t('missing.title', { count: missing.length, of: expected.length })}>
      <p>{listText(named)}</p>
      {!narrow && (
        <Button mt="xs" size="compact-md" variant="light" onClick={open}>
          {t('missing.tick')}
        </Button>
      )}
    </Notice>
  )
}
