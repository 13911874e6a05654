import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LabSession } from '#shared/api/labs.ts'
import { useEndorse } from '#client/api/agreement.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { momentText } from '#client/ui/dateText.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { shortHash } from './shortHash.ts'
import type { Version } from './standings.ts'

/** Lab lead's and sponsor's word on the whole version; with both it is released. */
export const EndorsePanel = ({ session, current }: { session: LabSession; current: Version }) => {
  const { t } = useTranslation(['agreement', 'common'])
  if (current.releasedAt !== null)
    return (
      <Notice tone="good" title={t('released.title', { version: current.version })}>
        <p>{t('released.text', { date: momentText(current.releasedAt) })}</p>
        <Button component={Link} to={`/labs/${session.lab.slug}/roadmap/${current.version}`} color="green">
          {t('released.go')}
        </Button>
      </Notice>
    )
  return (
    <Paper withBorder radius="md" p="lg">
      <Group justify="space-between" gap="md">
        <div>
          <Title order={2} size="h4">
            {t('endorse.heading')}
          </Title>
          <Text c="dimmed">{t(current.agreed ? 'endorse.ready' : 'endorse.waiting')}</Text>
          {(['labLead', 'sponsor'] as const).map((role) => {
            const given = current.endorsements.find((e) => e.role === role)
            return (
              <Text key={role} size="sm" mt={4}>
                <b>{t('labelled', { ns: 'common', label: t(`roles.${role}`, { ns: 'common' }) })}</b>{' '}
                {given
                  ? t('endorse.given', { name: given.name, date: momentText(given.endorsedAt) })
                  : t('endorse.notGiven')}
              </Text>
            )
          })}
        </div>
        <EndorseButton session={session} current={current} />
      </Group>
    </Paper>
  )
}

const EndorseButton = ({ session, current }: { session: LabSession; current: Version }) => {
  const { t } = useTranslation(['agreement', 'common'])
  const [asking, setAsking] = useState(false)
  const endorse = useEndorse(session.lab.slug)
  const { role } = session.seat
  const endorses = role === 'labLead' || role === 'sponsor'
  if (!endorses || !current.agreed || current.endorsements.some((e) => e.role === role)) return null
  const { version, contentHash } = current
  return (
    <>
      <Button
        leftSection={<IconRosetteDiscountCheck size={18} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('endorse.button', { version })}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('endorse.title', { version })}
        confirm={t('endorse.button', { version })}
        busy={endorse.isPending}
        error={endorse.error}
        onClose={() => setAsking(false)}
        onConfirm={() => endorse.mutate({ version, contentHash }, { onSuccess: () => setAsking(false) })}
      >
        <Text>
          {t('endorse.text', { role: t(`roles.${role}`, { ns: 'common' }), hash: shortHash(contentHash) })}
        </Text>
        <Text>{t(current.endorsements.length === 1 ? 'endorse.releases' : 'endorse.other')}</Text>
      </ConfirmDialog>
    </>
  )
}
