import { byName } from '#client/i18n/formats.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { liveOf, workstreams } from '#shared/plan/select.ts'
import classes from './register.module.css'
import type { RegisterRow } from './registerRows.ts'
import type { RegisterView } from './useRegisterAddress.ts'

interface Props {
  plan: Plan
  /** All of the list, of which the choices are. */
  rows: readonly RegisterRow[]
  states: readonly { value: string; label: string }[]
  view: RegisterView
  choose: (next: Partial<RegisterView>) => void
}

/** Which rows are listed. */
export const RegisterFilters = ({ plan, rows, states, view, choose }: Props) => {
  const { t } = useTranslation('register')
  const owners = useMemo(() => {
    const ids = new Set([view.owner, ...rows.map((row) => row.ownerId)])
    return [...ids]
      .flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
      .map((o) => ({ value: o.id, label: organisationName(o) }))
      .toSorted((a, b) => byName(a.label, b.label))
  }, [plan, rows, view.owner])
  const rooms = workstreams(plan).map(({ id, code, title }) => ({
    value: id,
    label: [code, title].filter(Boolean).join(' · ') || t('untitled'),
  }))
  const all = { value: '', label: t('filters.all') }
  const narrowed = view.room ?? view.owner ?? view.state ?? view.cell ?? (view.search || null)
  return (
    <fieldset className={classes['filters']}>
      <legend className="visually-hidden">{t('filters.label')}</legend>
      <TextInput
        label={t('filters.search')}
        type="search"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={view.search}
        onChange={(event) => choose({ search: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('filters.room')}
        value={view.room ?? ''}
        onChange={(event) => choose({ room: event.currentTarget.value || null })}
        data={[all, ...rooms]}
      />
      <NativeSelect
        label={t('filters.owner')}
        value={view.owner ?? ''}
        onChange={(event) => choose({ owner: event.currentTarget.value || null })}
        data={[all, ...owners]}
      />
      {states.length > 0 && (
        <NativeSelect
          label={t('filters.state')}
          value={view.state ?? ''}
          onChange={(event) => choose({ state: event.currentTarget.value || null })}
          data={[all, ...states]}
        />
      )}
      {narrowed !== null && (
        <Button
          className={classes['reset'] ?? ''}
          variant="subtle"
          onClick={() => choose({ room: null, owner: null, state: null, cell: null, search: '' })}
        >
          {t('filters.reset')}
        </Button>
      )}
    </fieldset>
  )
}
