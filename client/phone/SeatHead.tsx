import { NativeSelect } from '@mantine/core'
import { IconCircleCheck, IconCloudOff, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLabNow } from '#client/api/labs.ts'
import { useReopens } from '#client/offline/offlineShell.ts'
import { useConnection, useLiveLab } from '#client/plan/hooks.ts'
import { lineText } from '#client/plan/lineText.ts'
import { lineBelow } from '#client/sync/lineState.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './phone.module.css'
import { useSeatRoom } from './seatRoom.ts'
import { useSitDown } from './useSitDown.ts'
import { isApart } from './whyNot.ts'

/** Who I am, in which room I sit, and whether I am connected. */
export const SeatHead = () => {
  const { t } = useTranslation(['phone', 'common'])
  const { seat } = useLabNow(useLiveLab().session)
  const { room, rooms } = useSeatRoom()
  const { sitDown, error } = useSitDown()
  return (
    <section aria-label={t('me.label')} className={classes['part']}>
      <p className={classes['name']}>{seat.name}</p>
      <p className={classes['who']}>
        <SectorMark sector={seat.sector} named={false} />
        <span>
          {[seat.organisationName, t(`sectors.${seat.sector}`, { ns: 'common' })].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p className={classes['faint']}>
        {t(`roles.${seat.role}`, { ns: 'common' })}
        {seat.signatory && ` · ${t('me.signatory')}`}
      </p>
      <NativeSelect
        size="md"
        className={classes['field'] ?? ''}
        label={t('me.room')}
        value={room?.id ?? ''}
        disabled={rooms.length === 0}
        onChange={({ currentTarget: { value } }) => value && sitDown(value)}
        data={[
          ...(room ? [] : [{ value: '', label: t(rooms.length > 0 ? 'me.choose' : 'me.noRooms') }]),
          ...rooms.map(({ id, code, title }) => ({
            value: id,
            label: [code, title].filter(Boolean).join(' · '),
          })),
        ]}
      />
      {error && <Failure error={error} />}
      <Line />
    </section>
  )
}

/** The saved-state line in whole sentences; the header says it aloud. */
const Line = () => {
  const { t } = useTranslation('sync')
  const reopens = useReopens()
  const state = useConnection()
  const line = lineBelow(state)
  const apart = isApart(state)
  const Icon = apart || line.kind === 'ended' ? IconCloudOff : line.kind === 'saved' ? IconCircleCheck : IconInfoCircle // prettier-ignore
  return (
    <p
      className={classes['line']}
      data-apart={apart || line.kind === 'ended' || undefined}
      data-testid="seat-line"
    >
      <Icon size={20} aria-hidden />
      <span>{lineText(t, line, reopens)}</span>
    </p>
  )
}
