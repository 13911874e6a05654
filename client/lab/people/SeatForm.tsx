import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Role, Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useChangeSeat, useMakeSeat } from '#client/api/people.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { PersonalLink } from './NewLink.tsx'
import { OrganisationFields } from './OrganisationFields.tsx'
import { maySayWhoSigns, rolesGivenBy } from './rights.ts'
import { fieldsOf } from './seatForm.ts'
import { useSeatForm } from './useSeatForm.ts'

interface Props {
  lab: LabView
  me: Seat
  /** The seat to change; null for a new one. */
  seat: Seat | null
  done: () => void
}

export const SeatForm = ({ lab, me, seat, done }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  const { fields, set, error, organisations, read } = useSeatForm(() => fieldsOf(seat))
  const make = useMakeSeat(lab.slug)
  const change = useChangeSeat(lab.slug)

  if (make.data) return <PersonalLink name={make.data.seat.name} link={make.data.personalLink} />
  const submit = () => {
    const request = read()
    if (!request) return
    if (seat) change.mutate({ seatId: seat.id, patch: request }, { onSuccess: done })
    else make.mutate(request)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <TextInput
          label={t('form.name')}
          required
          data-autofocus
          maxLength={120}
          value={fields.name}
          error={error('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <OrganisationFields fields={fields} set={set} error={error} organisations={organisations} />
        <Select
          label={t('form.role')}
          allowDeselect={false}
          data={rolesGivenBy(me.role).map((r) => ({ value: r, label: t(`roles.${r}`, { ns: 'common' }) }))}
          value={fields.role}
          description={t(`roleHint.${fields.role}`)}
          onChange={(role: Role | null) => role && set({ role })}
        />
        {maySayWhoSigns(me.role) && (
          <Checkbox
            label={t('form.signatory')}
            description={t('form.signatoryHint')}
            checked={fields.signatory}
            error={error('signatory')}
            onChange={(event) => set({ signatory: event.currentTarget.checked })}
          />
        )}
        {(make.isError || change.isError) && <Failure error={make.error ?? change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t('cancel', { ns: 'common' })}
          </Button>
          <Button type="submit" loading={make.isPending || change.isPending}>
            {seat ? t('save', { ns: 'common' }) : t('form.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
