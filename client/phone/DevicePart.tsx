import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRemembered } from '#client/hall/remembered.ts'
import classes from './phone.module.css'
import { STILL } from './useBuzz.ts'
import { useStaysAwake } from './useStaysAwake.ts'

/** How this device behaves, where it can: it vibrates when one is meant, and its screen stays on. */
export const DevicePart = () => {
  const { t } = useTranslation('phone')
  const [still, setStill] = useRemembered(STILL)
  const [awake, setAwake] = useRemembered('seatAwake')
  const mayStay = useStaysAwake(awake)
  const mayBuzz = 'vibrate' in navigator
  if (!mayBuzz && !mayStay) return null
  return (
    <section aria-labelledby="seat-device" className={classes['part']}>
      <h2 id="seat-device">{t('device.title')}</h2>
      {mayBuzz && (
        <Switch
          size="lg"
          className={classes['switch'] ?? ''}
          label={t('device.buzz')}
          checked={!still}
          onChange={({ currentTarget }) => setStill(!currentTarget.checked)}
        />
      )}
      {mayStay && (
        <Switch
          size="lg"
          className={classes['switch'] ?? ''}
          label={t('device.awake')}
          checked={awake}
          onChange={({ currentTarget }) => setAwake(currentTarget.checked)}
        />
      )}
    </section>
  )
}
