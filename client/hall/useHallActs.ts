import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HallActRequest } from '#shared/api/hall.ts'
import type { Reaction } from '#shared/wire/hall.ts'
import { asFailure, failureKey } from '#client/api/apiFailure.ts'
import * as api from '#client/api/hall.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

export interface HallActs {
  /** Whether it was done; where it was not, that is said. */
  act: (act: HallActRequest) => Promise<boolean>
  raise: (room: string | null) => Promise<boolean>
  lower: () => Promise<boolean>
  react: (kind: Reaction) => Promise<boolean>
}

export const useHallActs = (): HallActs => {
  const { t } = useTranslation(['hall', 'common'])
  const lab = useLiveLab().session.lab.id
  return useMemo(() => {
    const said = async (call: Promise<unknown>): Promise<boolean> => {
      try {
        await call
        return true
      } catch (error) {
        const tooOften = asFailure(error).code === 'tooMany'
        notifications.show({
          id: 'hall-refused',
          message: tooOften ? t('tooOften') : t(failureKey(error), { ns: 'common' }),
        })
        return false
      }
    }
    return {
      act: (act) => said(api.actInHall(lab, act)),
      raise: (room) => said(api.raiseHand(lab, room)),
      lower: () => said(api.lowerHand(lab)),
      react: (kind) => said(api.react(lab, kind)),
    }
  }, [lab, t])
}
