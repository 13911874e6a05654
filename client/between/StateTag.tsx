import { useTranslation } from 'react-i18next'
import type { Request } from '#shared/plan/requests.ts'
import { Tag } from '#client/ui/Tag.tsx'

const TONE = { waiting: 'made', accepted: 'good', refused: 'bad' } as const

/** How a request stands, and how far what was promised has moved. */
export const StateTag = ({ request: { state, moved, dropped } }: { request: Request }) => {
  const { t } = useTranslation('between')
  return (
    <>
      <Tag tone={TONE[state]} text={t(`state.${state}`)} />
      {moved > 0 && <Tag tone="bad" text={t('moved', { count: moved })} />}
      {moved < 0 && <Tag text={t('movedEarlier', { count: -moved })} />}
      {dropped && <Tag tone="bad" text={t('dropped')} />}
    </>
  )
}
