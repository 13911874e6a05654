import { Button, Group, NativeSelect, Radio, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SlashOrder } from '#shared/exchange/readDate.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { workstreams } from '#shared/plan/select.ts'
import classes from './Exchange.module.css'
import { OwnerQuestion } from './OwnerQuestion.tsx'
import type { Importing } from './useImport.ts'

/** What the file leaves open, each asked once for all its rows. */
export const QuestionsPart = ({ importing }: { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { reading } = importing
  const asks = reading.twoWays !== null || reading.unknownOwners.length > 0 || reading.unknownRooms.length > 0
  if (!asks) return null
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['heading']}>{t('questions.heading')}</legend>
      {reading.twoWays !== null && <Order importing={importing} example={reading.twoWays} />}
      {reading.unknownRooms.length > 0 && <Rooms importing={importing} />}
      {reading.unknownOwners.length > 0 && <Owners importing={importing} />}
    </fieldset>
  )
}

const Order = ({ importing, example }: { importing: Importing; example: string }) => {
  const { t } = useTranslation('exchange')
  const [first = '', second = ''] = example.split(/[/-]/)
  const { answers, setOrder } = importing
  return (
    <Radio.Group
      mb="sm"
      label={t('questions.order', { example })}
      value={answers.order}
      onChange={(value) => setOrder(value as SlashOrder)}
    >
      <Group gap="lg" mt={6}>
        <Radio value="dayFirst" label={t('questions.dayFirst', { day: first, month: second })} />
        <Radio value="monthFirst" label={t('questions.monthFirst', { day: second, month: first })} />
        <Radio value="unknown" label={t('questions.neither')} />
      </Group>
    </Radio.Group>
  )
}

const Rooms = ({ importing }: { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { reading, answers, plan, setRoom } = importing
  return (
    <div className={classes['fields']}>
      {reading.unknownRooms.map((name) => (
        <NativeSelect
          key={name}
          mb="sm"
          label={t('questions.room', { name })}
          value={answers.rooms.get(name) ?? answers.target.workstreamId}
          data={workstreams(plan).map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` }))}
          onChange={(event) => setRoom(name, event.currentTarget.value)}
        />
      ))}
    </div>
  )
}

const SEVERAL = 3

const Owners = ({ importing }: { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { unknownOwners } = importing.reading
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('questions.owners', { count: unknownOwners.length })}</Text>
        {unknownOwners.length >= SEVERAL && (
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                for (const { name, createdBy } of unknownOwners)
                  if (createdBy === null) importing.setOwner(name, { kind: 'new', sector: SECTORS[0] })
              }}
            >
              {t('questions.addAll')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                for (const { name } of unknownOwners) importing.setOwner(name, { kind: 'open' })
              }}
            >
              {t('questions.leaveAll')}
            </Button>
          </Group>
        )}
      </Group>
      <div className={classes['owners']}>
        {unknownOwners.map((owner) => (
          <OwnerQuestion key={owner.name} owner={owner} importing={importing} />
        ))}
      </div>
    </>
  )
}
