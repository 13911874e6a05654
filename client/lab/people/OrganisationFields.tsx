import { Group, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SECTORS, type Sector } from '#shared/plan/entities.ts'
import type { Organisation } from '#shared/plan/plan.ts'
import { OTHER, type SeatField, type SeatFields } from './seatForm.ts'

interface Props {
  fields: SeatFields
  set: (part: Partial<SeatFields>) => void
  error: (field: SeatField) => React.ReactNode
  organisations: readonly Organisation[]
}

/** Whose a seat is: an organisation of the plan, or another by name and sector. */
export const OrganisationFields = ({ fields, set, error, organisations }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  return (
    <>
      <Select
        label={t('form.organisation')}
        required
        searchable
        nothingFoundMessage={t('form.noneFound')}
        data={[
          ...organisations.map((o) => ({
            value: o.id,
            label: o.acronym && o.name ? `${o.name} (${o.acronym})` : o.name || o.acronym,
          })),
          { value: OTHER, label: t('form.other') },
        ]}
        value={fields.organisationId}
        error={error('organisationId')}
        onChange={(organisationId) => set({ organisationId })}
      />
      {fields.organisationId === OTHER && (
        <Group grow align="flex-start">
          <TextInput
            label={t('form.otherName')}
            required
            maxLength={200}
            value={fields.otherName}
            error={error('otherName')}
            onChange={(event) => set({ otherName: event.currentTarget.value })}
          />
          <Select
            label={t('form.sector')}
            required
            data={SECTORS.map((s) => ({ value: s, label: t(`sectors.${s}`, { ns: 'common' }) }))}
            value={fields.sector}
            error={error('sector')}
            onChange={(sector: Sector | null) => set({ sector })}
          />
        </Group>
      )}
    </>
  )
}
