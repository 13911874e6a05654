import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeatLink } from '#client/api/people.ts'
import { CopyField } from '#client/ui/CopyField.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import { LinksOfSeat } from './LinksOfSeat.tsx'

interface Props {
  lab: string
  seatId: string
  name: string
}

/** A link that opens one's own seat on another device, beside the former ones or in their place, and what was made of them. */
export const PersonalLinks = ({ lab, seatId, name }: Props) => {
  const { t } = useTranslation('lab')
  const link = useSeatLink(lab)
  const [keepOthers, setKeepOthers] = useState(true)
  return (
    <Stack>
      {link.data ? (
        <>
          <Text>{t('seat.linkKeep')}</Text>
          <CopyField label={t('seat.link')} value={link.data.personalLink} mono />
          <QrCode text={link.data.personalLink} label={t('seat.qr', { name })} size={220} />
        </>
      ) : (
        <>
          <Text>{t('seat.linkText')}</Text>
          <Checkbox
            checked={keepOthers}
            onChange={(event) => setKeepOthers(event.currentTarget.checked)}
            label={t('seat.linkOthers')}
            description={t('seat.linkOthersHint')}
          />
          {link.isError && <Failure error={link.error} />}
          <Button onClick={() => link.mutate({ seatId, keepOthers })} loading={link.isPending}>
            {t('seat.linkMake')}
          </Button>
        </>
      )}
      <LinksOfSeat lab={lab} seatId={seatId} />
    </Stack>
  )
}
