import { Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import classes from './Welcome.module.css'

/** For someone this server does not know: what this is, and where to type a code. */
export const Welcome = () => {
  const { t } = useTranslation('lab')
  return (
    <main id="main" className={classes['page']}>
      <div className={classes['words']}>
        <Title order={1} className={classes['title'] ?? ''}>
          {t('welcome.title')}
        </Title>
        <Text size="lg" mt="md" maw="38rem">
          {t('welcome.text')}
        </Text>
        <ol className={classes['steps']}>
          {(['build', 'sign', 'follow'] as const).map((step) => (
            <li key={step}>
              <b>{t(`welcome.${step}.title`)}</b>
              <span>{t(`welcome.${step}.text`)}</span>
            </li>
          ))}
        </ol>
        <Text>
          <Link to="/about">{t('welcome.about')}</Link>
        </Text>
      </div>
      <JoinBox />
    </main>
  )
}

const JoinBox = () => {
  const { t } = useTranslation('lab')
  const [code, setCode] = useState('')
  const key = code.replace(/[\s-]/g, '')
  return (
    <Paper
      component="form"
      className={classes['join'] ?? ''}
      withBorder
      radius="lg"
      p="xl"
      onSubmit={(event) => {
        event.preventDefault()
        window.location.assign(key === '' ? '/join' : `/join/${encodeURIComponent(key)}`)
      }}
    >
      <Stack>
        <Title order={2} size="h3">
          {t('welcome.join.title')}
        </Title>
        <TextInput
          size="lg"
          label={t('welcome.join.code')}
          description={t('welcome.join.hint')}
          value={code}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" rightSection={<IconArrowRight size={20} aria-hidden />}>
          {t('welcome.join.go')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('welcome.join.link')}
        </Text>
      </Stack>
    </Paper>
  )
}
