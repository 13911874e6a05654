import { ActionIcon, Button, Fieldset, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core' // prettier-ignore
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CHECKS, COUNTED, type Artefact, type Check } from '#shared/programme/template.ts'
import { LIMITS } from '#shared/wire/limits.ts'

interface Props {
  leaves: readonly Artefact[]
  error: string | undefined
  newId: () => string
  change: (leaves: Artefact[]) => void
}

/** What a session is to leave; the week's gate waits for it. */
export const LeavesFields = ({ leaves, error, newId, change }: Props) => {
  const { t } = useTranslation('programme')
  const replace = (id: string, part: Partial<Artefact>) =>
    change(leaves.map((one) => (one.id === id ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={t('form.leaves')}>
      <Stack gap="sm">
        {leaves.map((one, at) => (
          <Group key={one.id} gap="xs" align="flex-end">
            <NativeSelect
              flex="1 1 11rem"
              aria-label={t('form.artefact', { number: at + 1 })}
              value={one.check}
              onChange={(event) => replace(one.id, { check: event.currentTarget.value as Check })}
              data={CHECKS.map((check) => ({ value: check, label: t(`checkName.${check}`) }))}
            />
            {COUNTED.has(one.check) && (
              <NumberInput
                w={92}
                aria-label={t('form.least', { number: at + 1 })}
                min={1}
                max={999}
                allowDecimal={false}
                value={one.least}
                onChange={(least) => replace(one.id, { least: Number(least) })}
              />
            )}
            {one.check === 'manual' && (
              <>
                <TextInput
                  flex="1 1 12rem"
                  aria-label={t('form.artefactTitle', { number: at + 1 })}
                  placeholder={t('form.artefactHint')}
                  maxLength={LIMITS.titleLength}
                  value={one.title}
                  onChange={(event) => replace(one.id, { title: event.currentTarget.value })}
                />
                <NativeSelect
                  aria-label={t('form.each', { number: at + 1 })}
                  value={one.each}
                  onChange={(event) =>
                    replace(one.id, { each: event.currentTarget.value as Artefact['each'] })
                  }
                  data={(['room', 'lab'] as const).map((each) => ({ value: each, label: t(`each.${each}`) }))}
                />
              </>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('form.removeArtefact', { number: at + 1 })}
              onClick={() => change(leaves.filter(({ id }) => id !== one.id))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error !== undefined && (
          <Text size="sm" c="var(--bad-ink)" role="alert">
            {error}
          </Text>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={leaves.length >= 20}
          onClick={() =>
            change([...leaves, { id: newId(), check: 'rows', least: 1, title: '', each: 'room' }])
          }
        >
          {t('form.addArtefact')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
