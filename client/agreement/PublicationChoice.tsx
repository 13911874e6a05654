import { Paper, Radio, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Publication } from '#shared/api/agreement.ts'
import { usePublish } from '#client/api/roadmaps.ts'
import { Failure } from '#client/ui/Failure.tsx'

const CHOICES = ['internal', 'public'] as const satisfies Publication[]

interface Props {
  lab: string
  publication: Publication
  /** Only the lab lead decides. */
  may: boolean
}

/** Who may read the released roadmaps. */
export const PublicationChoice = ({ lab, publication, may }: Props) => {
  const { t } = useTranslation('roadmap')
  const publish = usePublish(lab)
  return (
    <Paper withBorder radius="md" p="lg">
      <Title order={2} size="h4" mb="xs">
        {t('publication.title')}
      </Title>
      {may ? (
        <Radio.Group
          aria-label={t('publication.title')}
          value={publish.isPending ? publish.variables : publication}
          onChange={(value) => publish.mutate(CHOICES.find((c) => c === value) ?? 'internal')}
        >
          <Stack gap="xs">
            {CHOICES.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={t(`publication.${choice}.label`)}
                description={t(`publication.${choice}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <Text>
          <b>{t(`publication.${publication}.label`)}.</b> {t(`publication.${publication}.text`)}
        </Text>
      )}
      {publish.isError && <Failure error={publish.error} />}
    </Paper>
  )
}
