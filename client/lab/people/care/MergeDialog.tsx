import { Button, List, Select, Stack, Text } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useMerge, useMergePreview } from '#client/api/seatCare.ts'
import { useSeats } from '#client/api/people.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { mayManage } from '../rights.ts'
import { CareDialog } from './CareDialog.tsx'
import { FactsOfSeat } from './FactsOfSeat.tsx'

interface Props {
  lab: LabView
  me: Seat
  seat: Seat
  /** The other seat, where one was suggested. */
  into: string | null
  done: () => void
}

/** Two seats of one person become one: which goes, which stays, and what happens. */
export const MergeDialog = ({ lab, me, seat, into, done }: Props) => {
  const { t } = useTranslation(['erase', 'common'])
  const [from, setFrom] = useState(seat.id)
  const [other, setOther] = useState(into)
  const seats = useSeats(lab.slug).data?.seats ?? []
  const preview = useMergePreview(lab.slug, from, other)
  const merge = useMerge(lab.slug)
  const gone = seats.find(({ id }) => id === from) ?? seat
  const stays = seats.find(({ id }) => id === other)
  const choices = seats.filter((one) => one.id !== from && !one.revoked && mayManage(me.role, one))
  const label = (one: Seat) =>
    [one.name, one.organisationName, t(`roles.${one.role}`, { ns: 'common' })].filter(Boolean).join(' · ')
  return (
    <CareDialog
      title={t('merge.title')}
      confirm={t('merge.confirm')}
      waits={!preview.data || preview.data.problem !== null}
      busy={merge.isPending}
      error={merge.error}
      done={done}
      onConfirm={() => other !== null && merge.mutate({ from, into: other }, { onSuccess: done })}
    >
      <Stack gap="xs">
        <Text size="sm">{t('merge.lead')}</Text>
        <Text>
          {t('merge.goes')} <strong dir="auto">{label(gone)}</strong>
        </Text>
        <Select
          label={t('merge.stays')}
          placeholder={t('merge.choose')}
          searchable
          openOnFocus={false}
          data-autofocus
          nothingFoundMessage={t('merge.noneFound')}
          data={choices.map((one) => ({ value: one.id, label: label(one) }))}
          value={other}
          onChange={setOther}
        />
        {stays && (
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            onClick={() => {
              setFrom(stays.id)
              setOther(from)
            }}
          >
            {t('merge.swap')}
          </Button>
        )}
      </Stack>
      {other !== null && preview.isPending && <Loading />}
      {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data?.problem && (
        <Notice tone="care" urgent title={t('merge.cannot')}>
          {t(`merge.problem.${preview.data.problem}`)}
        </Notice>
      )}
      {preview.data && preview.data.problem === null && stays && (
        <Stack gap="xs">
          <Text fw={650}>{t('merge.has')}</Text>
          <FactsOfSeat has={preview.data.has} />
          <Text fw={650}>{t('merge.then')}</Text>
          <List size="sm">
            <List.Item>{t('merge.told', { name: stays.name })}</List.Item>
            <List.Item>
              {t('merge.opens', { name: stays.name, role: t(`roles.${stays.role}`, { ns: 'common' }) })}
            </List.Item>
            {preview.data.rounds.map((round, at) => (
              <List.Item key={`${at} ${round.question}`}>
                {t(round.kept ? 'merge.roundKept' : 'merge.roundDropped', { question: round.question })}
              </List.Item>
            ))}
            {preview.data.has.signatures + preview.data.has.endorsements > 0 && (
              <List.Item>{t('merge.signed')}</List.Item>
            )}
            <List.Item>{t('merge.undo')}</List.Item>
          </List>
        </Stack>
      )}
    </CareDialog>
  )
}
