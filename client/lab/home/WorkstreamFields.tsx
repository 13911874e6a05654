import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MAX_WORKSTREAMS, suggestCode, type LabForm } from './labForm.ts'

interface Props {
  workstreams: LabForm['workstreams']
  wrong: ReadonlySet<string>
  change: (workstreams: LabForm['workstreams']) => void
}

/** Code and title of each room, one to twelve. */
export const WorkstreamFields = ({ workstreams, wrong, change }: Props) => {
  const { t } = useTranslation('lab')
  const replace = (index: number, part: Partial<LabForm['workstreams'][number]>) =>
    change(workstreams.map((w, i) => (i === index ? { ...w, ...part } : w)))
  const retitle = (index: number, title: string) => {
    const old = workstreams[index]
    const suggested = old && old.code === suggestCode(old.title)
    replace(index, suggested ? { title, code: suggestCode(title) } : { title })
  }
  return (
    <Fieldset legend={t('open.workstreams')}>
      <Stack gap="sm">
        {workstreams.map((workstream, index) => (
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              aria-label={t('open.workstreamTitle', { n: index + 1 })}
              placeholder={t('open.titlePlaceholder')}
              maxLength={300}
              flex={1}
              value={workstream.title}
              error={wrong.has(`workstreams.${index}.title`) && t('open.wrong.title')}
              onChange={(event) => retitle(index, event.currentTarget.value)}
            />
            <TextInput
              aria-label={t('open.workstreamCode', { n: index + 1 })}
              placeholder={t('open.codePlaceholder')}
              maxLength={20}
              w={96}
              value={workstream.code}
              error={wrong.has(`workstreams.${index}.code`) && t('open.wrong.code')}
              onChange={(event) => replace(index, { code: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('open.removeWorkstream', { n: index + 1 })}
              disabled={workstreams.length === 1}
              onClick={() => change(workstreams.filter((_, i) => i !== index))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={workstreams.length >= MAX_WORKSTREAMS}
          onClick={() => change([...workstreams, { code: '', title: '' }])}
        >
          {t('open.addWorkstream')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
