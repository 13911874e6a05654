import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysAfter } from '#shared/plan/order.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live, workstreams } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useCanEditIn } from '#client/plan/useLock.ts'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import classes from './register.module.css'

interface Props {
  plan: Plan
  collection: 'risks' | 'decisions' | 'actions'
  /** What a new one begins with. */
  fields?: Record<string, unknown>
  label: string
  /** The room that is shown, where it is one. */
  room: string | null
  added: (id: string) => void
}

/** A new thing for the list: its words and its room, the rest in its details, which open then. */
export const AddLine = ({ plan, collection, fields, label, room, added }: Props) => {
  const { t } = useTranslation('register')
  const lab = useLiveLab()
  const { edit } = useEdit()
  const rooms = workstreams(plan)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const inRoom = room ?? chosen ?? rooms[0]?.id ?? ''
  const open = useCanEditIn(inRoom)
  if (!useCanEdit()) return null
  const add = () => {
    const words = text.trim()
    if (words === '') return
    const id = lab.newId()
    const siblings = live(plan, collection).filter((one) => one.workstreamId === inRoom)
    const taken = edit({
      type: 'create',
      collection,
      id,
      fields: { ...fields, text: words, workstreamId: inRoom || null, orderKey: keysAfter(siblings, 1)[0] },
    })
    if (!taken) return
    setText('')
    added(id)
  }
  return (
    <form
      className={classes['add']}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextInput
        className={classes['addText'] ?? ''}
        label={label}
        maxLength={LIMITS.titleLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {room === null && (
        <NativeSelect
          label={t('add.room')}
          value={inRoom}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={rooms.map(({ id, code, title }) => ({ value: id, label: code || title || t('untitled') }))}
        />
      )}
      <Button
        type="submit"
        disabled={!open || text.trim() === ''}
        leftSection={<IconPlus size={17} aria-hidden />}
      >
        {t('add.button')}
      </Button>
    </form>
  )
}
