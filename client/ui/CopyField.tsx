import { Button, Group, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copyText.ts'

/** A text to keep, with a button that copies it and says whether it did. */
export const CopyField = ({ label, value, mono }: { label: string; value: string; mono?: boolean }) => {
  const { t } = useTranslation('common')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => setState((await copyText(value)) ? 'copied' : 'failed')
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={label}
          value={value}
          readOnly
          flex={1}
          onFocus={(event) => event.currentTarget.select()}
          styles={mono ? { input: { fontFamily: 'ui-monospace, monospace' } } : {}}
        />
        <Button
          variant="light"
          leftSection={
            state === 'copied' ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
          }
          onClick={() => void copy()}
        >
          {t(state === 'copied' ? 'copied' : 'copy')}
        </Button>
      </Group>
      <output className={state === 'failed' ? '' : 'visually-hidden'}>
        {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
      </output>
    </div>
  )
}
