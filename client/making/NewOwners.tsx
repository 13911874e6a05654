import { Checkbox, Group, NativeSelect, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import classes from './NewOwners.module.css'
import type { NewOwner } from '#shared/exchange/readOwners.ts'

interface Props {
  unknown: readonly string[]
  added: ReadonlyMap<string, NewOwner>
  add: (name: string, sector: Sector | null) => void
}

/** Names in the owner's column that are no organisations of the plan: each is added only if a person says so. */
export const NewOwners = ({ unknown, added, add }: Props) => {
  const { t } = useTranslation(['making', 'common'])
  return (
    <fieldset className={classes['box']}>
      <legend className={classes['legend']}>{t('range.owners.title')}</legend>
      <Text size="sm" c="dimmed">
        {t('range.owners.text')}
      </Text>
      <div className={classes['names']}>
        {unknown.map((name) => {
          const sector = added.get(name)?.sector
          return (
            <Group key={name} gap="xs" wrap="nowrap">
              <Checkbox
                size="xs"
                label={name}
                checked={sector !== undefined}
                onChange={(event) => add(name, event.currentTarget.checked ? SECTORS[0] : null)}
              />
              {sector && (
                <NativeSelect
                  size="xs"
                  aria-label={t('range.owners.sector', { name })}
                  value={sector}
                  data={SECTORS.map((value) => ({ value, label: t(`sectors.${value}`, { ns: 'common' }) }))}
                  onChange={(event) => add(name, event.currentTarget.value as Sector)}
                />
              )}
            </Group>
          )
        })}
      </div>
    </fieldset>
  )
}
