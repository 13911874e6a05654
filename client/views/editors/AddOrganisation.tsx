import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SECTORS } from '#shared/plan/entities.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useEdit } from '../useEdit.tsx'

const LONGEST_ACRONYM = 12

/** One word in capitals is an acronym; its full name can be given later. */
const looksLikeAcronym = (name: string) => name.length <= LONGEST_ACRONYM && name === name.toUpperCase()

/** An organisation that is not in the plan yet. */
export const AddOrganisation = (props: { name: string; added: (id: string) => void; cancel: () => void }) => {
  const { t } = useTranslation(['plan', 'common'])
  const lab = useLiveLab()
  const { edit } = useEdit()
  const [name, setName] = useState(props.name)
  const [acronym, setAcronym] = useState(looksLikeAcronym(props.name) ? props.name : '')
  const [sector, setSector] = useState<string>(SECTORS[0])
  const [planned, setPlanned] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const add = () => {
    const id = lab.newId()
    const fields = { name: name.trim(), acronym: acronym.trim(), sector, planned }
    if (edit({ type: 'create', collection: 'organisations', id, fields })) props.added(id)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (name.trim() !== '') add()
      }}
    >
      <Stack gap="xs" w={280}>
        <TextInput
          ref={first}
          required
          label={t('fields.name')}
          maxLength={LIMITS.titleLength}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('fields.acronym')}
          maxLength={40}
          value={acronym}
          onChange={(event) => setAcronym(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('fields.sector')}
          value={sector}
          onChange={(event) => setSector(event.currentTarget.value)}
          data={SECTORS.map((value) => ({ value, label: t(`sectors.${value}`, { ns: 'common' }) }))}
        />
        <Checkbox
          label={t('organisations.doesNotExist')}
          checked={planned}
          onChange={(event) => setPlanned(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="subtle" onClick={props.cancel}>
            {t('cancel')}
          </Button>
          <Button size="compact-sm" type="submit" disabled={name.trim() === ''}>
            {t('organisations.addNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
