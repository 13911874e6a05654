import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormulaCells } from '#shared/exchange/formulaCells.ts'
import type { AskedCsv } from './useExport.ts'

/** How cells that look like formulas are written to CSV, which has no way to say that they are text. */
export const FormulaQuestion = ({ count, save, cancel }: AskedCsv) => {
  const { t } = useTranslation(['exchange', 'common'])
  const [choice, setChoice] = useState<FormulaCells>('apostrophe')
  return (
    <Modal
      opened
      onClose={cancel}
      title={t('export.formulas.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <Stack gap="md">
        <Radio.Group
          label={t('export.formulas.text', { count })}
          value={choice}
          onChange={(value) => setChoice(value as FormulaCells)}
        >
          <Stack gap="sm" mt="sm">
            {(['apostrophe', 'asTheyAre'] as const).map((value) => (
              <Radio
                key={value}
                value={value}
                label={
                  <>
                    {t(`export.formulas.${value}`)}
                    <Text size="xs" c="dimmed">
                      {t(`export.formulas.${value}Hint`)}
                    </Text>
                  </>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="end" gap="xs">
          <Button variant="subtle" color="dark" onClick={cancel}>
            {t('cancel', { ns: 'common' })}
          </Button>
          <Button onClick={() => save(choice)}>{t('export.formulas.save')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
