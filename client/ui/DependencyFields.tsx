import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES, type DependencyType } from '#shared/plan/entities.ts'
import classes from './DependencyFields.module.css'
import { LagInput } from './LagInput.tsx'

interface Props {
  type: DependencyType
  lagDays: number
  change: (type: DependencyType, lagDays: number) => void
}

/** Type and lag of a dependency, in one line. */
export const DependencyFields = ({ type, lagDays, change }: Props) => {
  const { t } = useTranslation(['canvas', 'plan'])
  return (
    <span className={classes['fields']}>
      <NativeSelect
        size="xs"
        aria-label={t('relationBar.type')}
        value={type}
        data={DEPENDENCY_TYPES.map((value) => ({
          value,
          label: t(`enums.dependencies_type.${value}`, { ns: 'plan' }),
        }))}
        onChange={(event) => {
          const chosen = DEPENDENCY_TYPES.find((value) => value === event.currentTarget.value)
          if (chosen && chosen !== type) change(chosen, lagDays)
        }}
      />
      <LagInput width={92} lagDays={lagDays} write={(days) => change(type, days)} />
    </span>
  )
}
