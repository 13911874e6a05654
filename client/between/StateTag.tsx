import { useTranslation } from 'react-i18next'
import type { Request } from '#shared/plan/requests.ts'
import { Tag } from '#client/ui/Tag.tsx'
import { STATE_TONE } from './stateTone.ts'

/** How a request stands, and how far what was promised has moved. */
export const StateTag = ({ request: { state, moved, dropped } }: { request: Request }) => {
  const { t } = useTranslation('between')
  return (
    <>
      <Tag tone={STATE_TONE[state]} text={t(`state.${state}`)} />
      {moved > 0 && <Tag tone="bad" text={t('moved', { count: moved })} />}
      {moved < 0 && <Tag text={t('movedEarlier', { count: -moved })} />}
      {dropped && <Tag tone="bad" text={t('dropped')} />}
    </>
  )
}
