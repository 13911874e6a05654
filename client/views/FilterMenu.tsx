import { byName } from '#client/i18n/formats.ts'
import { Button, Checkbox, Group, Indicator, NativeSelect, Popover, Stack, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { live, workstreams } from '#shared/plan/select.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { shortName } from './editors/organisationChoices.ts'
import { ownOrganisation } from './table/ownOrganisation.ts'
import { isFiltered, NO_FILTER, type Filter } from './table/tableView.ts'

interface Props {
  filter: Filter
  change: (filter: Partial<Filter>) => void
  /** Rooms can be chosen, too. */
  whole: boolean
}

const plainDate = (text: string): string | null => (text === '' ? null : text)

/** Which rows are shown. */
export const FilterMenu = ({ filter, change, whole }: Props) => {
  const { t } = useTranslation('table')
  const on = isFiltered({ ...filter, text: '' })
  return (
    <Indicator disabled={!on} size={9} offset={3}>
      <Popover position="bottom-start" shadow="md" withArrow trapFocus returnFocus>
        <Popover.Target>
          <Button
            size="sm"
            variant={on ? 'light' : 'default'}
            leftSection={<IconFilter size={17} aria-hidden />}
          >
            {t('filter.button')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter.button')}>
          <Fields filter={filter} change={change} whole={whole} />
        </Popover.Dropdown>
      </Popover>
    </Indicator>
  )
}

const wholePlan = (plan: Plan) => plan
const sameNames = (a: Plan, b: Plan) => a.organisations === b.organisations && a.workstreams === b.workstreams

const Fields = ({ filter, change, whole }: Props) => {
  const { t } = useTranslation('table')
  const plan = usePlan(wholePlan, sameNames)
  const { seat } = useLiveLab().session
  const own = ownOrganisation(plan, seat)
  const organisations = live(plan, 'organisations').toSorted((a, b) => byName(shortName(a), shortName(b)))
  const any = { value: '', label: t('filter.any') }
  return (
    <Stack gap="sm" w={280}>
      {whole && (
        <NativeSelect
          label={t('filter.room')}
          value={filter.room ?? ''}
          onChange={(event) => change({ room: event.currentTarget.value || null })}
          data={[
            any,
            ...workstreams(plan).map(({ id, code, title }) => ({
              value: id,
              label: [code, title].filter(Boolean).join(' ') || t('noRoom'),
            })),
          ]}
        />
      )}
      <NativeSelect
        label={t('filter.organisation')}
        value={filter.organisation ?? ''}
        onChange={(event) => change({ organisation: event.currentTarget.value || null })}
        data={[any, ...organisations.map((one) => ({ value: one.id, label: shortName(one) }))]}
      />
      {seat.organisationName !== '' && (
        <Checkbox
          label={t('filter.mine', { name: seat.organisationName })}
          disabled={own === null && !filter.mine}
          checked={filter.mine}
          onChange={(event) => change({ mine: event.currentTarget.checked })}
        />
      )}
      <NativeSelect
        label={t('filter.checks')}
        value={filter.checks ?? ''}
        onChange={(event) => change({ checks: (event.currentTarget.value || null) as Filter['checks'] })}
        data={[
          any,
          { value: 'errors', label: t('filter.errors') },
          { value: 'warnings', label: t('filter.warnings') },
        ]}
      />
      <Group grow gap="sm">
        <TextInput
          type="date"
          label={t('filter.from')}
          value={filter.from ?? ''}
          onChange={(event) => change({ from: plainDate(event.currentTarget.value) })}
        />
        <TextInput
          type="date"
          label={t('filter.to')}
          value={filter.to ?? ''}
          onChange={(event) => change({ to: plainDate(event.currentTarget.value) })}
        />
      </Group>
      <NativeSelect
        label={t('filter.dates')}
        value={filter.dates ?? ''}
        onChange={(event) => change({ dates: (event.currentTarget.value || null) as Filter['dates'] })}
        data={[
          any,
          { value: 'ongoing', label: t('filter.ongoing') },
          { value: 'none', label: t('filter.noDates') },
        ]}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={!isFiltered({ ...filter, text: '' })}
        onClick={() => change({ ...NO_FILTER, text: filter.text })}
      >
        {t('view.clearFilter')}
      </Button>
    </Stack>
  )
}
