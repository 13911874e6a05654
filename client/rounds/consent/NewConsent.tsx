import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Settings } from '../startSettings.ts'

/** What is proposed, in words. */
export const NewConsent = ({ onChange }: { onChange: (settings: Settings) => void }) => {
  const { t } = useTranslation('rounds')
  const [proposal, setProposal] = useState('')
  return (
    <Textarea
      label={t('consent.proposal')}
      autosize
      minRows={3}
      maxLength={LIMITS.roundTextLength}
      value={proposal}
      onChange={({ currentTarget: { value } }) => {
        setProposal(value)
        onChange({ given: { kind: 'consent', settings: { proposal: value, entityId: null } }, ready: true })
      }}
    />
  )
}
