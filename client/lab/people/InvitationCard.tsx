import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconPresentation, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useRevokeInvitation } from '#client/api/people.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { CopyField } from '#client/ui/CopyField.tsx'
import { dayText } from '#client/ui/dateText.ts'
import { codeText } from './codeText.ts'

interface Props {
  lab: LabView
  invitation: Invitation
  show: () => void
}

export const InvitationCard = ({ lab, invitation, show }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  const [asking, setAsking] = useState(false)
  const revoke = useRevokeInvitation(lab.slug)
  return (
    <Paper withBorder radius="md" p="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Text fw={650}>{t(`invite.as.${invitation.role}`)}</Text>
            <Text size="sm" c="dimmed">
              {t('invite.made', { date: dayText(invitation.createdAt) })}
            </Text>
          </div>
          <Text ff="monospace" size="xl" fw={650} aria-label={t('invite.code', { code: invitation.code })}>
            {codeText(invitation.code)}
          </Text>
        </Group>
        <CopyField label={t('invite.link')} value={invitation.link} mono />
        <Group gap="sm">
          <Button variant="light" leftSection={<IconPresentation size={18} aria-hidden />} onClick={show}>
            {t('invite.project')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            c="var(--bad-ink)"
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('invite.revoke')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('invite.revokeTitle')}
        confirm={t('invite.revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onClose={() => setAsking(false)}
        onConfirm={() => revoke.mutate(invitation.id, { onSuccess: () => setAsking(false) })}
      >
        <Text>{t('invite.revokeText', { code: codeText(invitation.code) })}</Text>
      </ConfirmDialog>
    </Paper>
  )
}
