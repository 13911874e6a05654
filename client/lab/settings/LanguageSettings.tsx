import { Select, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Lab } from '#shared/plan/plan.ts'
import { directionOf } from '#client/ui/languages.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { languageChoices } from './languageChoices.ts'

/** The language cards are written in, and the second one that stands beside it where the lab uses two. */
export const LanguageSettings = ({ lab, readOnly }: { lab: Lab; readOnly: boolean }) => {
  const { t } = useTranslation(['settings', 'plan'])
  const { edit } = useEdit()
  const choose = (fields: Partial<Pick<Lab, 'language' | 'secondLanguage'>>) =>
    void edit({ type: 'update', collection: 'lab', id: lab.id, fields })
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
        onChange={(language) => language !== null && choose({ language })}
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
        onChange={(secondLanguage) => choose({ secondLanguage: secondLanguage ?? '' })}
      />
      {directionOf(lab.secondLanguage) === 'rtl' && <Text size="sm">{t('language.rightToLeft')}</Text>}
    </Stack>
  )
}
