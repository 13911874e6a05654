import { List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useHandOver, useHandOverPreview } from '#client/api/seatCare.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { PersonalLink } from '../NewLink.tsx'
import { OrganisationFields } from '../OrganisationFields.tsx'
import { fieldsOf } from '../seatForm.ts'
import { useSeatForm } from '../useSeatForm.ts'
import { CareDialog } from './CareDialog.tsx'
import { FactsOfSeat } from './FactsOfSeat.tsx'

/** A seat becomes another person's, with what was done by it; nothing may have been signed. */
export const HandOverDialog = ({ lab, seat, done }: { lab: LabView; seat: Seat; done: () => void }) => {
  const { t } = useTranslation(['erase', 'common'])
  const { fields, set, error, organisations, read } = useSeatForm(() => ({
    ...fieldsOf(seat),
    name: '',
    signatory: false,
  }))
  const preview = useHandOverPreview(lab.slug, seat.id)
  const hand = useHandOver(lab.slug)
  const submit = () => {
    const request = read()
    if (!request) return
    const { name, organisationId, organisationName, sector } = request
    hand.mutate({ seatId: seat.id, body: { name, organisationId, organisationName, sector } })
  }
  if (hand.data)
    return (
      <Modal
        opened
        onClose={done}
        title={t('handOver.done')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <PersonalLink name={hand.data.seat.name} link={hand.data.personalLink} />
      </Modal>
    )
  const problem = preview.data?.problem ?? null
  return (
    <CareDialog
      title={t('handOver.title', { name: seat.name })}
      confirm={t('handOver.confirm')}
      waits={!preview.data || problem !== null}
      busy={hand.isPending}
      error={hand.error}
      done={done}
      onConfirm={submit}
    >
      {preview.isPending && <Loading />}
      {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {problem && (
        <Notice tone="care" urgent title={t('handOver.cannot')}>
          {t(`handOver.problem.${problem}`)}
        </Notice>
      )}
      {preview.data && problem === null && (
        <>
          <List size="sm">
            <List.Item>{t('handOver.out', { name: seat.name })}</List.Item>
            <List.Item>{t('handOver.told')}</List.Item>
            <List.Item>{t('handOver.undo')}</List.Item>
          </List>
          <Text fw={650}>{t('handOver.has')}</Text>
          <FactsOfSeat has={preview.data.has} />
          <Stack>
            <TextInput
              label={t('handOver.name')}
              required
              data-autofocus
              maxLength={120}
              value={fields.name}
              error={error('name')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <OrganisationFields fields={fields} set={set} error={error} organisations={organisations} />
          </Stack>
        </>
      )}
    </CareDialog>
  )
}
