import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role, Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { useChangeSeat, useMakeSeat } from '#client/api/people.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { PersonalLink } from './NewLink.tsx'
import { OrganisationFields } from './OrganisationFields.tsx'
import { maySayWhoSigns, rolesGivenBy } from './rights.ts'
import { fieldsOf, readSeatForm, type SeatField, type SeatFields } from './seatForm.ts'

interface Props {
  lab: LabView
  me: Seat
  /** The seat to change; null for a new one. */
  seat: Seat | null
  done: () => void
}

const whole = (plan: Plan) => plan

export const SeatForm = ({ lab, me, seat, done }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  const plan = usePlan(whole)
  const organisations = live(plan, 'organisations').filter((o) => !o.planned && !o.dissolved)
  const [fields, setFields] = useState(() => fieldsOf(seat))
  const [wrong, setWrong] = useState<ReadonlySet<SeatField>>(new Set())
  const make = useMakeSeat(lab.slug)
  const change = useChangeSeat(lab.slug)
  const set = (part: Partial<SeatFields>) => setFields((old) => ({ ...old, ...part }))
  const error = (field: SeatField) => wrong.has(field) && t(`form.wrong.${field}`)

  if (make.data) return <PersonalLink name={make.data.seat.name} link={make.data.personalLink} />
  const submit = () => {
    const read = readSeatForm(fields, organisations)
    setWrong('wrong' in read ? read.wrong : new Set())
    if ('wrong' in read) return
    if (seat) change.mutate({ seatId: seat.id, patch: read.request }, { onSuccess: done })
    else make.mutate(read.request)
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
