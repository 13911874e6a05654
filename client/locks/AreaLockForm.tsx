import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaAllows } from '#shared/plan/locks.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useSetLock } from '#client/api/locks.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'

export interface AreaLockFormProps {
  board: string
  frame: string
  /** Writes the places of cards that have none: such a card is in no area, wherever it is shown. */
  settle: () => void
  done: () => void
}

const CHOICES: readonly AreaAllows[] = ['notes', 'nothing']

/** What people may still do in an area that is locked now, and why. */
export const AreaLockForm = ({ board, frame, settle, done }: AreaLockFormProps) => {
  const { t } = useTranslation(['areas', 'locks'])
  const { lab } = useLiveLab().session
  const set = useSetLock(lab.slug)
  const [allows, setAllows] = useState<string>('notes')
  const [note, setNote] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = CHOICES.find((choice) => choice === allows) ?? 'nothing'
        const target = { kind: 'area' as const, board, box: null, frame, allows: chosen }
        settle()
        set.mutate({ target, note: note.trim() }, { onSuccess: done })
      }}
    >
      <Stack gap="sm" w="20rem" maw="80vw">
        <Radio.Group label={t('form.title')} value={allows} onChange={setAllows}>
          <Stack gap="xs" mt={6}>
            {CHOICES.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                data-autofocus={choice === allows || undefined}
                label={t(`form.${choice}`)}
                description={t(`form.${choice}Hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('note', { ns: 'locks' })}
          placeholder={t('notePlaceholder', { ns: 'locks' })}
          maxLength={LIMITS.titleLength}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {set.error && <Failure error={set.error} />}
        <Button type="submit" size="sm" loading={set.isPending}>
          {t('form.submit')}
        </Button>
      </Stack>
    </form>
  )
}
