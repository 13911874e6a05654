import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { asFailure } from '#client/api/apiFailure.ts'
import { useEnter } from '#client/api/session.ts'
import { CentredPage } from '#client/ui/CentredPage.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Brand } from './Brand.tsx'
import { NotOpened } from './NotOpened.tsx'

/** Opens a personal link: exchanges it for a session and goes where it leads; asks for a name if it has none yet. */
export const EnterPage = () => {
  const { t } = useTranslation('lab')
  const { token = '' } = useParams()
  const { mutate, data, error, isPending } = useEnter()
  const navigate = useNavigate()
  const asked = useRef<string | null>(null)
  useEffect(() => {
    if (asked.current === token) return
    asked.current = token
    mutate({ token })
  }, [mutate, token])
  useEffect(() => {
    if (data && !data.needsName) void navigate(data.location, { replace: true })
  }, [data, navigate])

  if (data?.needsName) return <NameForm busy={isPending} submit={(name) => mutate({ token, name })} />
  if (error) return <NotEntered error={error} retry={() => mutate({ token })} />
  return <Loading text={t('enter.opening')} />
}

const NameForm = ({ busy, submit }: { busy: boolean; submit: (name: string) => void }) => {
  const { t } = useTranslation('lab')
  const [name, setName] = useState('')
  const [empty, setEmpty] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <CentredPage>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          setEmpty(name.trim() === '')
          if (name.trim() !== '') submit(name.trim())
        }}
      >
        <Brand />
        <Title order={1} size="h2">
          {t('enter.name.title')}
        </Title>
        <Text>{t('enter.name.text')}</Text>
        <TextInput
          size="md"
          label={t('enter.name.label')}
          ref={field}
          autoComplete="name"
          maxLength={120}
          value={name}
          error={empty && t('enter.name.empty')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('enter.name.submit')}
        </Button>
      </Stack>
    </CentredPage>
  )
}

/** Codes that mean the link itself is of no use, rather than that it could not be asked. */
const DEAD = new Set(['linkUsed', 'notFound', 'unauthenticated', 'invalid', 'forbidden'])

const NotEntered = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const { t } = useTranslation('lab')
  const dead = DEAD.has(asFailure(error).code)
  return (
    <NotOpened
      error={error}
      retry={retry}
      title={t(dead ? 'enter.dead.title' : 'enter.failed')}
      final={dead ? t('enter.dead.text') : null}
    />
  )
}
