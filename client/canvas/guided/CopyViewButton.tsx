import { notifications } from '@mantine/notifications'
import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { roomAddress, spotText } from '../../guide/addresses.ts'
import { usePast } from '../../past/pastContext.ts'
import { copyText } from '../../ui/copyText.ts'
import type { HeadProps } from '../head/BoardHead.tsx'
import { HeadButton } from '../head/HeadButton.tsx'
import { lookNow } from './cameraFor.ts'

/** Copies the address of this part of the board; the page's own stays as it is while one looks around. */
export const CopyViewButton = ({ editor, binding: { lab, board } }: HeadProps) => {
  const { t } = useTranslation(['guide', 'common'])
  if (usePast()) return null
  const copy = async () => {
    const path = roomAddress(lab.store.get().plan, lab.session.lab.slug, board, 'canvas')
    const { middle, zoom } = lookNow(editor)
    const link = `${location.origin}${path}?at=${spotText({ ...middle, zoom })}`
    const copied = path !== null && (await copyText(link))
    notifications.show(
      copied
        ? { message: t('link.viewCopied') }
        : { color: 'red', message: t('copyFailed', { ns: 'common' }) },
    )
  }
  return (
    <HeadButton
      iconOnly
      label={t('link.view')}
      icon={<IconLink size={19} aria-hidden />}
      onClick={() => void copy()}
    />
  )
}
