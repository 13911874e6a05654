import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { keysAfter } from '#shared/plan/order.ts'
import { live } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useCanEditIn } from '#client/plan/useLock.ts'
import { useEdit } from '#client/views/useEdit.tsx'

interface Props {
  check: 'aspiration' | 'facts'
  room: string
  plan: Plan
  added: (id: string) => void
}

/** A room's aspiration or a fact, written here: neither is a card of a board. The rest is in its details. */
export const AddHere = ({ check, room, plan, added }: Props) => {
  const { t } = useTranslation('programme')
  const lab = useLiveLab()
  const { edit } = useEdit()
  const [text, setText] = useState('')
  if (!useCanEditIn(room)) return null
  const add = () => {
    const statement = text.trim()
    if (statement === '') return
    const id = lab.newId()
    const own = { statement, workstreamId: room }
    const taken =
      check === 'facts'
        ? edit({ type: 'create', collection: 'evidence', id, fields: own })
        : edit({
            type: 'create',
            collection: 'aspirations',
            id,
            fields: { ...own, orderKey: keysAfter(live(plan, 'aspirations'), 1)[0] },
          })
    if (!taken) return
    setText('')
    added(id)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          label={t(`add.${check}`)}
          maxLength={LIMITS.titleLength}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {t('add.button')}
        </Button>
      </Group>
    </form>
  )
}
