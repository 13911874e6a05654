import { useTranslation } from 'react-i18next'
import { listText } from '#client/i18n/formats.ts'
import { facilitatorsOf, useRooms } from './useRooms.ts'

/** Who facilitates a room, as a few small words; nothing where nobody does. */
export const FacilitatedBy = ({ roomId }: { roomId: string | null }) => {
  const { t } = useTranslation('rooms')
  const names = facilitatorsOf(useRooms(), roomId ?? '')
  return names.length > 0 ? <>{t('facilitatedBy', { names: listText(names) })}</> : null
}
