import { useTranslation } from 'react-i18next'
import { facilitatorsOf, useRooms } from './useRooms.ts'

/** Who facilitates a room, as a few small words; nothing where nobody does. */
export const FacilitatedBy = ({ roomId }: { roomId: string | null }) => {
  const { t } = useTranslation('rooms')
  const names = facilitatorsOf(useRooms(), roomId ?? '')
  return names.length > 0 ? <>{t('facilitatedBy', { names: names.join(', ') })}</> : null
}
