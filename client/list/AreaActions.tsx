import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import { LockControl } from '../locks/LockControl.tsx'
import { lockText } from '../plan/lockText.ts'
import { useMayLock } from '../plan/useLock.ts'
import classes from './CardActions.module.css'

/** The bar below a list while an area's row has the focus: that it is locked, and the lock for those who may. */
export const AreaActions = ({ area, board }: { area: Area; board: string }) => {
  const { t } = useTranslation(['list', 'plan'])
  const { t: tPlan } = useTranslation('plan')
  const mayLock = useMayLock()
  const name = area.name || t('group.unnamed')
  const { locked } = area
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('actions.label', { name })}>
      <Text size="sm" fw={600} px={6} truncate>
        {name}
      </Text>
      <Text size="sm" className={classes['gap'] ?? ''} truncate>
        {locked ? lockText(tPlan, locked) : ''}
      </Text>
      {mayLock && (
        <LockControl
          key={area.id}
          target={{ kind: 'area', board, box: null, frame: area.id, allows: 'notes' }}
          lock={locked}
          labels={{ lock: t('area.lock', { name }), unlock: t('area.unlock', { name }) }}
          short
        />
      )}
    </div>
  )
}
