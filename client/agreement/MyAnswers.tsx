import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { StandingChip } from '#client/ui/StandingChip.tsx'
import classes from './MyAnswers.module.css'
import { isOpen, ownStanding, type Version } from './standings.ts'

interface Props {
  seat: Seat
  current: Version
  read: (initiativeId: string) => void
}

/** What is asked of this signatory's organisation, what is still open first. */
export const MyAnswers = ({ seat, current, read }: Props) => {
  const { t } = useTranslation('agreement')
  const mine = current.initiatives
    .flatMap((initiative) => {
      const standing = ownStanding(seat, initiative)
      return standing ? [{ initiative, standing }] : []
    })
    .toSorted((a, b) => Number(isOpen(b.standing)) - Number(isOpen(a.standing)))
  const open = mine.filter((m) => isOpen(m.standing)).length
  return (
    <Paper withBorder radius="md" p="lg" className={classes['panel'] ?? ''}>
      <Title order={2} size="h4">
        {t('mine.title', { organisation: seat.organisationName })}
      </Title>
      <Text c="dimmed">{mine.length === 0 ? t('mine.none') : t('mine.open', { count: open })}</Text>
      <Stack component="ul" gap={0} className={classes['list'] ?? ''}>
        {mine.map(({ initiative, standing }) => (
          <Group component="li" key={initiative.initiativeId} className={classes['row'] ?? ''} gap="sm">
            <Text flex="1 1 14rem">
              <b>{initiative.code}</b> {initiative.title || t('untitled')}
            </Text>
            <StandingChip state={standing.state} />
            {current.releasedAt === null && (
              <Button
                size="sm"
                className={classes['answer'] ?? ''}
                variant={isOpen(standing) ? 'filled' : 'default'}
                leftSection={isOpen(standing) && <IconSignature size={18} aria-hidden />}
                onClick={() => read(initiative.initiativeId)}
              >
                {t(isOpen(standing) ? 'mine.sign' : 'mine.change')}
                <span className="visually-hidden">&nbsp;{initiative.code || initiative.title}</span>
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  )
}
