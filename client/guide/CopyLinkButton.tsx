import { Button } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { boardOf } from '#shared/plan/select.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { usePast } from '#client/past/pastContext.ts'
import { copyText } from '#client/ui/copyText.ts'
import { cardAddress } from './addresses.ts'

/** Copies a card's address, which leads whoever opens it to the card in its room. */
export const CopyLinkButton = ({ id }: { id: string }) => {
  const { t } = useTranslation(['guide', 'common'])
  const lab = useLiveLab()
  const past = usePast()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => {
    const { plan } = lab.store.get()
    const path = cardAddress(plan, lab.session.lab.slug, { id, board: boardOf(plan, id) })
    setState(path && (await copyText(location.origin + path)) ? 'copied' : 'failed')
  }
  if (past) return null
  const Icon = state === 'copied' ? IconCheck : IconLink
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="dark"
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => void copy()}
        onBlur={() => setState('idle')}
      >
        {state === 'copied' ? t('copied', { ns: 'common' }) : t('link.card')}
      </Button>
      <output className={state === 'failed' ? undefined : 'visually-hidden'}>
        {state === 'copied' && t('link.copied')}
        {state === 'failed' && t('copyFailed', { ns: 'common' })}
      </output>
    </>
  )
}
