import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { QrCode } from '#client/ui/QrCode.tsx'
import { codeText } from './codeText.ts'
import classes from './Projector.module.css'

interface Props {
  lab: LabView
  invitation: Invitation | null
  close: () => void
}

/** An invitation for the wall of a hall: a QR code as large as the screen allows, address and code beside it. */
export const Projector = ({ lab, invitation, close }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  return (
    <Modal
      opened={invitation !== null}
      onClose={close}
      fullScreen
      title={lab.name}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }), size: 'xl' }}
    >
      {invitation && (
        <div data-projector className={classes['wall']}>
          <QrCode text={invitation.link} label={t('invite.qr')} size="min(72vh, 80vw)" />
          <div className={classes['words']}>
            <p className={classes['lead']}>{t('invite.scan')}</p>
            <p className={classes['address']}>{`${new URL(invitation.link).host}/join`}</p>
            <p className={classes['lead']}>{t('invite.andType')}</p>
            <p className={classes['code']}>{codeText(invitation.code)}</p>
          </div>
        </div>
      )}
    </Modal>
  )
}
