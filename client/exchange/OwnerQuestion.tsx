import { byName } from '#client/i18n/formats.ts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OwnerChoice, UnknownOwner } from '#shared/exchange/reading.ts'
import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import { live } from '#shared/plan/select.ts'
import classes from './Exchange.module.css'
import type { Importing } from './useImport.ts'

/** What becomes of a name that is no organisation of the plan. */
export const OwnerQuestion = ({ owner, importing }: { owner: UnknownOwner; importing: Importing }) => {
  const { t } = useTranslation(['exchange', 'common'])
  const { name, createdBy } = owner
  const { plan, answers, setOwner, reading } = importing
  const choice = answers.owners.get(name) ?? { kind: 'open' }
  const sector = choice.kind === 'new' || choice.kind === 'planned' ? choice.sector : null
  const creator = createdBy ?? (choice.kind === 'planned' ? choice.row : null)
  const no = reading.items.find((item) => item.row === creator)?.no
  const known = live(plan, 'organisations')
    .map(({ id, name: full, acronym }) => ({ value: id, label: acronym ? `${acronym} · ${full}` : full }))
    .toSorted((a, b) => byName(a.label, b.label))
  const choose = (value: string): OwnerChoice => {
    if (value === 'open') return { kind: 'open' }
    if (value === 'new') return { kind: 'new', sector: sector ?? SECTORS[0] }
    if (value === 'planned') return { kind: 'planned', sector: sector ?? SECTORS[0], row: creator }
    return { kind: 'existing', id: value }
  }
  return (
    <div className={classes['owner']}>
      <span>
        <span className={classes['ownerName']}>{name}</span>{' '}
        <span className={classes['hint']}>{t('owner.rows', { count: owner.rows })}</span>
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('owner.choice', { name })}
        value={choice.kind === 'existing' ? choice.id : choice.kind}
        data={[
          { value: 'open', label: t('owner.open') },
          { value: 'new', label: t('owner.new') },
          {
            value: 'planned',
            label:
              creator === null
                ? t('owner.plannedAlone')
                : t('owner.planned', { activity: no || t('links.row', { row: creator }) }),
          },
          { group: t('owner.known'), items: known },
        ]}
        onChange={(event) => setOwner(name, choose(event.currentTarget.value))}
      />
      {sector !== null && (choice.kind === 'new' || choice.kind === 'planned') && (
        <NativeSelect
          size="xs"
          aria-label={t('owner.sector', { name })}
          value={sector}
          data={SECTORS.map((value) => ({ value, label: t(`sectors.${value}`, { ns: 'common' }) }))}
          onChange={(event) => setOwner(name, { ...choice, sector: event.currentTarget.value as Sector })}
        />
      )}
    </div>
  )
}
