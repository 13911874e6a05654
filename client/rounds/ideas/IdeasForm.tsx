import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 as uuid } from 'uuid'
import type { ViewOf } from '#shared/api/rounds.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useGive, useTakeBack } from '#client/api/rounds.ts'
import { Saved } from '../Saved.tsx'
import classes from '../rounds.module.css'

interface Draft {
  /** The idea that is changed; a new one has an id, too, so that sending it twice makes one. */
  id: string
  title: string
  text: string
}
const blank = (): Draft => ({ id: uuid(), title: '', text: '' })

/** Any number of short texts, each sent by itself, changed and taken back while the round is open. */
export const IdeasForm = ({ round, slug }: { round: ViewOf<'ideas'>; slug: string }) => {
  const { t } = useTranslation('rounds')
  const give = useGive(slug, round.id)
  const back = useTakeBack(slug, round.id)
  const [draft, setDraft] = useState(blank)
  const field = useRef<HTMLInputElement>(null)
  const changing = round.mine.some(({ id }) => id === draft.id)
  const full = round.mine.length >= LIMITS.ideasPerSeat && !changing
  const send = (event: FormEvent) => {
    event.preventDefault()
    const { id, title, text } = draft
    if (title.trim() === '' || full) return
    give.mutate({ id, body: { title, text } }, { onSuccess: () => setDraft(blank()) })
    field.current?.focus()
  }
  return (
    <section aria-label={t('ideas.yours')} className={classes['answer']}>
      <form onSubmit={send}>
        <Stack gap="sm">
          <TextInput
            ref={field}
            size="md"
            label={t(changing ? 'ideas.changing' : 'ideas.title')}
            maxLength={LIMITS.titleLength}
            value={draft.title}
            onChange={({ currentTarget: { value } }) => setDraft((now) => ({ ...now, title: value }))}
          />
          <Textarea
            label={t('ideas.more')}
            autosize
            minRows={2}
            maxLength={LIMITS.roundTextLength}
            value={draft.text}
            onChange={({ currentTarget: { value } }) => setDraft((now) => ({ ...now, text: value }))}
          />
          <Group>
            <Button
              type="submit"
              size="md"
              loading={give.isPending}
              disabled={draft.title.trim() === '' || full}
            >
              {t(changing ? 'ideas.change' : 'ideas.add')}
            </Button>
            {changing && (
              <Button variant="default" size="md" onClick={() => setDraft(blank())}>
                {t('ideas.leave')}
              </Button>
            )}
            <Saved saved={give.isSuccess} error={give.error ?? back.error} />
          </Group>
        </Stack>
      </form>
      <h2 className={classes['group']}>{t('ideas.mine', { count: round.mine.length })}</h2>
      {round.mine.length === 0 && <Text c="dimmed">{t('ideas.noneYet')}</Text>}
      <ul className={classes['rounds']}>
        {round.mine.map(({ id, body }) => (
          <li key={id} className={classes['mine']}>
            <div className={classes['words']}>
              <strong>{body.title}</strong>
              {body.text && <p>{body.text}</p>}
            </div>
            <Group gap="xs" wrap="nowrap">
              <ActionIcon
                size="lg"
                variant="default"
                aria-label={t('ideas.edit', { title: body.title })}
                onClick={() => {
                  setDraft({ id, ...body })
                  field.current?.focus()
                }}
              >
                <IconPencil size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size="lg"
                variant="default"
                aria-label={t('ideas.remove', { title: body.title })}
                onClick={() => {
                  back.mutate(id)
                  if (id === draft.id) setDraft(blank())
                  field.current?.focus()
                }}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
