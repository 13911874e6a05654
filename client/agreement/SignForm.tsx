import { Button, Group, Paper, Radio, Stack, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InitiativeAgreement, SignDecision } from '#shared/api/agreement.ts'
import type { LabSession } from '#shared/api/labs.ts'
import { useCommit } from '#client/api/agreement.ts'
import { DissentNote } from '#client/comments/DissentNote.tsx'
import type { Lookup } from '#client/delivery/reading/lookup.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { shortHash } from './shortHash.ts'
import classes from './SignForm.module.css'
import type { OrganisationStanding, Version } from './standings.ts'

interface Props {
  session: LabSession
  current: Version
  initiative: InitiativeAgreement
  standing: OrganisationStanding
  lookup: Lookup
  /** What this device shows is exactly what would be signed. */
  matches: boolean
  done: () => void
}

const DECISIONS = ['signed', 'signedWithReservation', 'declined'] as const satisfies SignDecision[]

/** The answer of one organisation on one initiative, saying exactly what is signed and for whom. */
export const SignForm = ({ session, current, initiative, standing, lookup, matches, done }: Props) => {
  const { t } = useTranslation(['agreement', 'common'])
  const [decision, setDecision] = useState<SignDecision>('signed')
  const [statement, setStatement] = useState('')
  const [empty, setEmpty] = useState(false)
  const commit = useCommit(session.lab.slug)
  const needsReason = decision !== 'signed'

  const submit = () => {
    const missing = needsReason && statement.trim() === ''
    setEmpty(missing)
    if (missing) return
    const { version } = current
    const { initiativeId, contentHash } = initiative
    const { organisationId } = standing
    commit.mutate(
      {
        version,
        initiativeId,
        contentHash,
        organisationId,
        decision,
        statement: needsReason ? statement.trim() : '',
      },
      {
        onSuccess: () => {
          notifications.show({
            color: 'green',
            message: t(`sign.done.${decision}`),
            closeButtonProps: { 'aria-label': t('close', { ns: 'common' }) },
          })
          done()
        },
      },
    )
  }
  return (
    <Paper
      component="form"
      noValidate
      withBorder
      radius="md"
      p="lg"
      shadow="sm"
      className={classes['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Title order={3} size="h4">
          {t('sign.for', { organisation: standing.organisationName })}
        </Title>
        <Text>
          {t('sign.what', {
            organisation: standing.organisationName,
            initiative: [initiative.code, initiative.title].filter(Boolean).join(' '),
            version: current.version,
            hash: shortHash(initiative.contentHash),
          })}
          {standing.onBehalfOf.length > 0 &&
            ` ${t('sign.onBehalf', { names: standing.onBehalfOf.map(lookup.organisationName).join(', ') })}`}
        </Text>
        <DissentNote initiativeId={initiative.initiativeId} />
        {!matches && <Notice tone="bad" title={t('sign.differs')} />}
        <Radio.Group
          label={t('sign.answer')}
          value={decision}
          onChange={(value) => setDecision(DECISIONS.find((d) => d === value) ?? 'signed')}
        >
          <Stack gap="xs" mt="xs">
            {DECISIONS.map((d) => (
              <Radio
                key={d}
                value={d}
                label={t(`sign.decision.${d}`)}
                description={t(`sign.meaning.${d}`)}
                className={classes['choice'] ?? ''}
              />
            ))}
          </Stack>
        </Radio.Group>
        {needsReason && (
          <Textarea
            label={t(decision === 'declined' ? 'sign.reason' : 'sign.reservation')}
            description={t('sign.public')}
            required
            rows={4}
            maxLength={2_000}
            value={statement}
            error={empty && t('sign.empty')}
            onChange={(event) => setStatement(event.currentTarget.value)}
          />
        )}
        {commit.isError && <Failure error={commit.error} />}
        <Group>
          <Button
            type="submit"
            size="md"
            className={classes['submit'] ?? ''}
            color={decision === 'declined' ? 'red.9' : undefined}
            disabled={!matches}
            loading={commit.isPending}
          >
            {t(`sign.submit.${decision}`, { organisation: standing.organisationName })}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
