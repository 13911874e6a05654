import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconPresentation } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { look, SCHEMES, TEXTS } from './look.ts'
import { useLook } from './useLook.ts'

/** Light or dark, how large words are, and the wall of a hall. */
export const LookFields = ({ done }: { done: () => void }) => {
  const { t } = useTranslation('look')
  const { scheme, text } = useLook()
  const { pathname } = useLocation()
  return (
    <Stack gap="lg">
      <Choice label={t('scheme.label')}>
        {(label) => (
          <SegmentedControl
            aria-labelledby={label}
            fullWidth
            data={SCHEMES.map((value) => ({ value, label: t(`scheme.${value}`) }))}
            value={scheme}
            onChange={(value) => look.set({ scheme: SCHEMES.find((one) => one === value) ?? 'light' })}
          />
        )}
      </Choice>
      <Choice label={t('text.label')}>
        {(label) => (
          <SegmentedControl
            aria-labelledby={label}
            fullWidth
            data={TEXTS.map((value) => ({ value, label: t(`text.${value}`) }))}
            value={text}
            onChange={(value) => look.set({ text: TEXTS.find((one) => one === value) ?? 'normal' })}
          />
        )}
      </Choice>
      <Text size="sm" c="dimmed">
        {t('hint')}
      </Text>
      <Choice label={t('wall.label')}>
        {() => (
          <>
            <Text size="sm" c="dimmed">
              {t('wall.hint')}
            </Text>
            <Group gap="xs">
              <Button
                variant="light"
                leftSection={<IconPresentation size={18} aria-hidden />}
                aria-keyshortcuts="Alt+P"
                onClick={() => {
                  done()
                  look.setWall('light')
                }}
              >
                {t('wall.here')}
              </Button>
              <Button
                variant="default"
                component="a"
                href={`${pathname}?projector`}
                target="_blank"
                rel="noopener"
                leftSection={<IconExternalLink size={18} aria-hidden />}
              >
                {t('wall.window')}
              </Button>
            </Group>
          </>
        )}
      </Choice>
    </Stack>
  )
}

const Choice = ({ label, children }: { label: string; children: (labelId: string) => ReactNode }) => {
  const id = useId()
  return (
    <Stack gap={6}>
      <Text id={id} fw={600} size="sm">
        {label}
      </Text>
      {children(id)}
    </Stack>
  )
}
