import { Select, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Lab } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { directionOf } from '#client/ui/languages.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { languageChoices } from './languageChoices.ts'
import { secondLanguageCommands } from './secondLanguage.ts'

/** The language cards are written in, and the second one that stands beside it where the lab uses two. */
export const LanguageSettings = ({ lab, readOnly }: { lab: Lab; readOnly: boolean }) => {
  const { t } = useTranslation(['settings', 'plan'])
  const live = useLiveLab()
  const { edit, refuse } = useEdit()
  const chooseFirst = (language: string) =>
    void edit({ type: 'update', collection: 'lab', id: lab.id, fields: { language } })
  const chooseSecond = (tag: string) => {
    const decision = live.dispatchAll(secondLanguageCommands(live.store.get().plan, lab, tag))
    if (!decision.ok) refuse(decision.refusal)
  }
  const common = {
    readOnly,
    searchable: true,
    nothingFoundMessage: t('language.none'),
    maxDropdownHeight: 320,
  }
  return (
    <Stack component="section" gap="md" maw={460} aria-labelledby="languages">
      <div>
        <Title order={2} size="h3" id="languages">
          {t('language.title')}
        </Title>
        <Text c="dimmed">{t('language.text')}</Text>
      </div>
      <Select
        {...common}
        label={t('language.first')}
        allowDeselect={false}
        data={languageChoices(lab.language, lab.secondLanguage)}
        value={lab.language}
        onChange={(language) => language !== null && chooseFirst(language)}
      />
      <Select
        {...common}
        label={t('language.second')}
        description={t('language.secondText')}
        placeholder={t('language.one')}
        clearable={!readOnly}
        clearButtonProps={{ 'aria-label': t('language.clear') }}
        data={languageChoices(lab.secondLanguage, lab.language)}
        value={lab.secondLanguage === '' ? null : lab.secondLanguage}
        onChange={(tag) => chooseSecond(tag ?? '')}
      />
      {directionOf(lab.secondLanguage) === 'rtl' && <Text size="sm">{t('language.rightToLeft')}</Text>}
    </Stack>
  )
}
