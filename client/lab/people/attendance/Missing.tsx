import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { byName, listText } from '#client/i18n/formats.ts'
import { Notice } from '#client/ui/Notice.tsx'

/** So many are named; the others are in the day's list. */
const MOST_NAMED = 12

interface Props {
  seats: readonly Seat[]
  there: ReadonlySet<string>
  open: () => void
}

/** Who is missing today, for whoever opens the day in the hall. */
export const Missing = ({ seats, there, open }: Props) => {
  const { t } = useTranslation('attendance')
  const expected = seats.filter((seat) => !seat.revoked)
  const missing = expected.filter((seat) => !there.has(seat.id))
  if (expected.length === 0) return null
  if (missing.length === 0) return <Notice tone="good" title={t('missing.none')} />
  const names = missing.map(({ name }) => name).toSorted(byName)
  const more = names.length - MOST_NAMED
  const named = more > 1 ? [...names.slice(0, MOST_NAMED), t('missing.more', { count: more })] : names
  return (
    <Notice tone="info" title={t('missing.title', { count: missing.length, of: expected.length })}>
      <p>{listText(named)}</p>
      <Button mt="xs" size="compact-md" variant="light" onClick={open}>
        {t('missing.tick')}
      </Button>
    </Notice>
  )
}
