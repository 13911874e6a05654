import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportedRoadmap } from '#shared/api/delivery.ts'
import classes from './SignatureState.module.css'

/** Whether the file is signed by a key this server trusts. An unknown signer is never shown as verified. */
export const SignatureState = ({ state }: { state: ImportedRoadmap['signature'] }) => {
  const { t } = useTranslation('delivery')
  const Icon = state === 'verified' ? IconShieldCheck : IconShieldQuestion
  return (
    <span className={classes['state']} data-state={state} title={t(`signature.${state}.hint`)}>
      <Icon size={18} aria-hidden />
      {t(`signature.${state}.label`)}
    </span>
  )
}
