import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { useDoubles } from '#client/api/seatCare.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { dayText } from '#client/ui/dateText.ts'
import { Notice } from '#client/ui/Notice.tsx'
import type { SeatAct } from '../SeatActions.tsx'

/** Looked at at once; the others are a click away. */
const SHOWN = 3

/** Seats that may be one person's, and who has asked to be erased, for those who can do something about it. */
export const ToLookAfter = ({ seats, act }: { seats: readonly Seat[]; act: (act: SeatAct) => void }) => {
  const { t } = useTranslation('erase')
  const { lab } = useLiveLab().session
  const [all, setAll] = useState(false)
  const found = useDoubles(lab.slug).data
  const seatOf = new Map(seats.map((one) => [one.id, one]))
  const asked = (found?.asked ?? []).flatMap(({ seatId, at }) => {
    const seat = seatOf.get(seatId)
    return seat ? [{ seat, at }] : []
  })
  const doubles = (found?.doubles ?? []).flatMap((one) => {
    const [from, into] = [seatOf.get(one.from), seatOf.get(one.into)]
    return from && into ? [{ ...one, from, into }] : []
  })
  if (asked.length === 0 && doubles.length === 0) return null
  return (
    <Stack gap="xs" mb="md">
      {asked.map(({ seat, at }) => (
        <Notice key={seat.id} tone="care" title={t('asked.title', { name: seat.name, date: dayText(at) })}>
          <Button size="xs" variant="default" onClick={() => act({ kind: 'erase', seat })}>
            {t('asked.look')}
          </Button>
        </Notice>
      ))}
      {doubles.length > 0 && (
        <Notice tone="info" title={t('doubles.title', { count: doubles.length })}>
          <Stack gap={6}>
            {(all ? doubles : doubles.slice(0, SHOWN)).map(({ from, into, why, sameOrganisation }) => (
              <Group key={`${from.id} ${into.id}`} justify="space-between" gap="xs">
                <Text size="sm">
                  {t(`doubles.${why}`, { from: from.name, into: into.name })}
                  {sameOrganisation && ` · ${into.organisationName}`}
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('doubles.lookAt', { name: from.name })}
                  onClick={() => act({ kind: 'merge', seat: from, into: into.id })}
                >
                  {t('doubles.look')}
                </Button>
              </Group>
            ))}
            {!all && doubles.length > SHOWN && (
              <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
                {t('doubles.all')}
              </Button>
            )}
          </Stack>
        </Notice>
      )}
    </Stack>
  )
}
