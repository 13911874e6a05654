import { List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { useHandOver, useHandOverPreview } from '#client/api/seatCare.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { PersonalLink } from '../NewLink.tsx'
import { OrganisationFields } from '../OrganisationFields.tsx'
import { fieldsOf, readSeatForm, type SeatField, type SeatFields } from '../seatForm.ts'
import { CareDialog } from './CareDialog.tsx'
import { FactsOfSeat } from './FactsOfSeat.tsx'

const whole = (plan: Plan) => plan

/** A seat becomes another person's, with what was done by it; nothing may have been signed. */
export const HandOverDialog = ({ lab, seat, done }: { lab: LabView; seat: Seat; done: () => void }) => {
  const { t } = useTranslation(['erase', 'people', 'common'])
  const organisations = live(usePlan(whole), 'organisations').filter((o) => !o.planned && !o.dissolved)
  const [fields, setFields] = useState<SeatFields>(() => ({ ...fieldsOf(seat), name: '', signatory: false }))
  const [wrong, setWrong] = useState<ReadonlySet<SeatField>>(new Set())
  const preview = useHandOverPreview(lab.slug, seat.id)
  const hand = useHandOver(lab.slug)
  const set = (part: Partial<SeatFields>) => setFields((old) => ({ ...old, ...part }))
  const error = (field: SeatField) => wrong.has(field) && t(`people:form.wrong.${field}`)
  const submit = () => {
    const read = readSeatForm(fields, organisations)
    setWrong('wrong' in read ? read.wrong : new Set())
    if ('wrong' in read) return
    const { name, organisationId, organisationName, sector } = read.request
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
