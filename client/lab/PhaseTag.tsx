import { useTranslation } from 'react-i18next'
import type { Phase } from '#shared/wire/frames.ts'
import { Tag } from '#client/ui/Tag.tsx'

interface Props {
  phase: Phase
  version: number
  /** Beside the saved-state line of a phone, which says the rest. */
  short?: boolean
}

/** Whether the plan is open to edits, or frozen as a version that is being signed. */
export const PhaseTag = ({ phase, version, short = false }: Props) => {
  const { t } = useTranslation('lab')
  return phase === 'open' ? (
    <Tag
      text={
        version === 0
          ? t('phase.open')
          : t(short ? 'phase.openAgainShort' : 'phase.openAgain', { version: version + 1 })
      }
    />
  ) : (
    <Tag tone="strong" text={t(short ? 'phase.frozenShort' : 'phase.frozen', { version })} />
  )
}
