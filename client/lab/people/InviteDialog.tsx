import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation, Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useInvitations, useInvite } from '#client/api/people.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { InvitationCard } from './InvitationCard.tsx'
import { Projector } from './Projector.tsx'
import { rolesGivenBy } from './rights.ts'

interface Props {
  lab: LabView
  me: Seat
  opened: boolean
  close: () => void
}

/** Invitations that are open, each as link, code and QR code, and a new one by role. */
export const InviteDialog = ({ lab, me, opened, close }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  const [shown, setShown] = useState<Invitation | null>(null)
  return (
    <>
      <Modal
        opened={opened && !shown}
        onClose={close}
        size="lg"
        title={t('invite.title')}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <Stack>
          <Text c="dimmed">{t('invite.text')}</Text>
          <NewInvitation lab={lab} me={me} />
          <Invitations lab={lab} opened={opened} show={setShown} />
        </Stack>
      </Modal>
      <Projector lab={lab} invitation={shown} close={() => setShown(null)} />
    </>
  )
}

type InvitedRole = 'observer' | 'participant' | 'facilitator'
const INVITED: readonly InvitedRole[] = ['participant', 'observer', 'facilitator']

const NewInvitation = ({ lab, me }: { lab: LabView; me: Seat }) => {
  const { t } = useTranslation(['people', 'common'])
  const [role, setRole] = useState<InvitedRole>('participant')
  const invite = useInvite(lab.slug)
  return (
    <>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('invite.role')}
          allowDeselect={false}
          flex={1}
          data={INVITED.filter((r) => rolesGivenBy(me.role).includes(r)).map((r) => ({
            value: r,
            label: t(`roles.${r}`, { ns: 'common' }),
          }))}
          value={role}
          onChange={(chosen: InvitedRole | null) => chosen && setRole(chosen)}
        />
        <Button onClick={() => invite.mutate({ role })} loading={invite.isPending}>
          {t('invite.make')}
        </Button>
      </Group>
      {invite.isError && <Failure error={invite.error} />}
    </>
  )
}

interface ListProps {
  lab: LabView
  opened: boolean
  show: (invitation: Invitation) => void
}

const Invitations = ({ lab, opened, show }: ListProps) => {
  const { t } = useTranslation('people')
  const invitations = useInvitations(lab.slug, opened)
  if (invitations.isPending) return <Loading />
  if (invitations.isError)
    return <Failure error={invitations.error} retry={() => void invitations.refetch()} />
  const open = invitations.data.invitations.filter((i) => !i.revoked).toReversed()
  if (open.length === 0) return <Text>{t('invite.none')}</Text>
  return (
    <>
      {open.some(({ link }) => LOCAL.has(new URL(link).hostname)) && (
        <Notice tone="care">{t('invite.local')}</Notice>
      )}
      {open.map((invitation) => (
        <InvitationCard key={invitation.id} lab={lab} invitation={invitation} show={() => show(invitation)} />
      ))}
    </>
  )
}

/** What a computer calls itself: a link with such a name leads nobody else here. */
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])
