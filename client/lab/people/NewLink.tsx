import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useSeatLink } from '#client/api/people.ts'
import { CopyField } from '#client/ui/CopyField.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import { LinksOfSeat } from '../LinksOfSeat.tsx'

/** A new personal link for a seat, made on purpose because the former ones stop working. */
export const NewLink = ({ lab, seat }: { lab: LabView; seat: Seat }) => {
  const { t } = useTranslation('people')
  const link = useSeatLink(lab.slug)
  if (link.data) return <PersonalLink name={seat.name} link={link.data.personalLink} />
  return (
    <Stack>
      <Text>{t('link.text', { name: seat.name })}</Text>
      {link.isError && <Failure error={link.error} />}
      <Button onClick={() => link.mutate({ seatId: seat.id })} loading={link.isPending} data-autofocus>
        {t('link.make')}
      </Button>
      <LinksOfSeat lab={lab.slug} seatId={seat.id} />
    </Stack>
  )
}

export const PersonalLink = ({ name, link }: { name: string; link: string }) => {
  const { t } = useTranslation('people')
  return (
    <Stack>
      <Text>{t('link.give', { name })}</Text>
      <CopyField label={t('link.label')} value={link} mono />
      <QrCode text={link} label={t('link.qr', { name })} size={220} />
    </Stack>
  )
}
