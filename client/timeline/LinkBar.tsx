import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES, type DependencyType } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import classes from './Bars.module.css'
import type { Link, Linking } from './useLinking.ts'
import { rowName } from './words.ts'

/** A dependency on its way: what it would mean, or why it cannot be. */
export const LinkBar = ({
  plan,
  link,
  linking,
  cancel,
}: {
  plan: Plan
  link: Link
  linking: Linking
  cancel: () => void
}) => {
  const { t } = useTranslation('timeline')
  const { judged } = linking
  return (
    <section className={classes['bar']} aria-label={t('link.label')}>
      <div className={classes['words']}>
        <p className={judged?.problem ? classes['care'] : classes['what']}>
          {judged?.text ?? t('link.from', { name: rowName(t, plan, link.fromId) })}
        </p>
        {link.typed !== '' && <p className={classes['hint']}>{link.typed}</p>}
      </div>
      {!link.drawn && (
        <div className={classes['buttons']}>
          <SegmentedControl
            size="xs"
            aria-label={t('link.type')}
            value={link.type}
            onChange={(type) => linking.set({ ...link, type })}
            data={DEPENDENCY_TYPES.map((type: DependencyType) => ({
              value: type,
              label: <span title={t(`typeHint.${type}`)}>{t(`types.${type}`)}</span>,
            }))}
          />
          <Button size="sm" disabled={!judged || judged.problem !== null} onClick={() => linking.make(link)}>
            {t('link.make')}
          </Button>
          <Button size="sm" variant="default" onClick={cancel}>
            {t('link.cancel')}
          </Button>
        </div>
      )}
    </section>
  )
}
