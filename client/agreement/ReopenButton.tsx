import { Button, Text } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReopen } from '#client/api/agreement.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'

/** Opens the plan for edits again; the version stays as it is. */
export const ReopenButton = ({ lab, version }: { lab: string; version: number }) => {
  const { t } = useTranslation('agreement')
  const [asking, setAsking] = useState(false)
  const reopen = useReopen(lab)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLockOpen size={18} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('reopen.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('reopen.title')}
        confirm={t('reopen.button')}
        busy={reopen.isPending}
        error={reopen.error}
        onClose={() => setAsking(false)}
        onConfirm={() => reopen.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        <Text>{t('reopen.text', { version, next: version + 1 })}</Text>
        <Text>{t('reopen.signatures')}</Text>
      </ConfirmDialog>
    </>
  )
}
