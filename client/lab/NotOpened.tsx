import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { failureKey } from '#client/api/apiFailure.ts'
import { CentredPage } from '#client/ui/CentredPage.tsx'
import { Brand } from './Brand.tsx'

interface Props {
  error: unknown
  retry: () => void
  title: string
  /** What to say when trying again cannot help; a code is offered in its place. Null when it can. */
  final: string | null
  /** What to say in place of the failure's own sentence. */
  words?: string
}

/** A lab or a link that did not open: why, and the ways on from here. */
export const NotOpened = ({ error, retry, title, final, words }: Props) => {
  const { t } = useTranslation(['lab', 'common'])
  return (
    <CentredPage>
      <Stack gap="md">
        <Brand />
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text>{final ?? words ?? t(failureKey(error), { ns: 'common' })}</Text>
        <Group>
          {final === null ? (
            <Button onClick={retry}>{t('tryAgain', { ns: 'common' })}</Button>
          ) : (
            <Button component="a" href="/join">
              {t('noSeat.join')}
            </Button>
          )}
          <Button component={Link} to="/" variant="default">
            {t('missing.home', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </CentredPage>
  )
}
