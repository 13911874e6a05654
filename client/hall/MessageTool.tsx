import { Button, Group, Stack, Textarea } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '#shared/wire/limits.ts'
import classes from './hall.module.css'
import { ForWhom } from './TimerTool.tsx'
import { Tool } from './Tool.tsx'
import { useHall } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/** Says something to everyone or to one room, as a line over their page. */
export const MessageTool = () => {
  const { t } = useTranslation('hall')
  return (
    <Tool label={t('message.tool')} words={t('message.tool')} icon={<IconMessage2 size={19} aria-hidden />}>
      {(close) => <MessageForm close={close} />}
    </Tool>
  )
}

const MessageForm = ({ close }: { close: () => void }) => {
  const { t } = useTranslation('hall')
  const { act } = useHallActs()
  const { messages } = useHall()
  const [text, setText] = useState('')
  const [room, setRoom] = useState('')
  const say = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() && (await act({ act: 'say', text, room: room || null }))) close()
  }
  return (
    <Stack gap="sm">
      <form onSubmit={(event) => void say(event)}>
        <Textarea
          data-autofocus
          label={t('message.text')}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={LIMITS.hallMessageLength}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="xs" align="flex-end" mt="xs" wrap="nowrap">
          <ForWhom value={room} onChange={setRoom} />
          <Button type="submit" disabled={text.trim() === ''}>
            {t('message.say')}
          </Button>
        </Group>
      </form>
      {messages.map((one) => (
        <div key={one.id} className={classes['speaking']}>
          <span className={classes['standing']}>{one.text}</span>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => void act({ act: 'endMessage', message: one.id })}
          >
            {t('message.end')}
          </Button>
        </div>
      ))}
      <p className={classes['hint']}>{t('message.hint')}</p>
    </Stack>
  )
}
