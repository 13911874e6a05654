import { useTranslation } from 'react-i18next'
import type { Phase } from '#shared/wire/frames.ts'
import { Tag } from '#client/ui/Tag.tsx'

/** Whether the plan is open to edits, or frozen as a version that is being signed. */
export const PhaseTag = ({ phase, version }: { phase: Phase; version: number }) => {
  const { t } = useTranslation('lab')
  return phase === 'open' ? (
    <Tag text={t('phase.open')} />
  ) : (
    <Tag tone="strong" text={t('phase.frozen', { version })} />
  )
}
