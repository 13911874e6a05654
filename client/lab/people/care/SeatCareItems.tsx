import { Menu } from '@mantine/core'
import { IconArrowMerge, IconArrowsSplit2, IconTransfer, IconUserX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { useSeats } from '#client/api/people.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import type { SeatAct } from '../SeatActions.tsx'

/** Entries of a seat's menu about whose it is. */
export const SeatCareItems = ({ seat, act }: { seat: Seat; act: (act: SeatAct) => void }) => {
  const { t } = useTranslation('erase')
  const { lab, seat: me } = useLiveLab().session
  const merged = (useSeats(lab.slug).data?.seats ?? []).filter(({ mergedInto }) => mergedInto === seat.id)
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowMerge size={16} />}
        onClick={() => act({ kind: 'merge', seat, into: null })}
      >
        {t('actions.merge')}
      </Menu.Item>
      {merged.map((one) => (
        <Menu.Item
          key={one.id}
          leftSection={<IconArrowsSplit2 size={16} />}
          onClick={() => act({ kind: 'apart', seat: one })}
        >
          {t('actions.apart', { name: one.name })}
        </Menu.Item>
      ))}
      {!seat.revoked && seat.id !== me.id && (
        <Menu.Item leftSection={<IconTransfer size={16} />} onClick={() => act({ kind: 'handOver', seat })}>
          {t('actions.handOver')}
        </Menu.Item>
      )}
      {me.role === 'labLead' && (
        <Menu.Item
          color="var(--bad-ink)"
          leftSection={<IconUserX size={16} />}
          onClick={() => act({ kind: 'erase', seat })}
        >
          {t('actions.erase')}
        </Menu.Item>
      )}
    </>
  )
}
