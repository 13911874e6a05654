import { Button, Group, Popover, SegmentedControl, Stack, Text } from '@mantine/core'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { labDate, parseDate } from '../planDates.ts'
import { DateInput } from './DateInput.tsx'
import { endingKey, type AfterEdit, type EditorProps } from './editor.ts'
import classes from './editors.module.css'
import { AT_ONCE, focusAtOnce } from './focusAtOnce.ts'

const KINDS = ['date', 'ongoing', 'notKnown'] as const
type EndKind = (typeof KINDS)[number]
const isKind = (value: string): value is EndKind => KINDS.some((kind) => kind === value)

interface End {
  endKind: EndKind
  end: string | null
  reviewDate: string | null
}

interface Props extends EditorProps {
  value: End
  /** The field that holds the date: `plannedEnd` of an activity, `end` of an initiative. */
  field: string
}

/** When something ends: on a date, or it is ongoing and reviewed on one. "o" while typing means ongoing. */
export const EndEditor = ({ value, field, label, typed, commit, cancel }: Props) => {
  const { t } = useTranslation('plan')
  const [kind, setKind] = useState<EndKind>(typed?.toLowerCase() === 'o' ? 'ongoing' : value.endKind)
  const [texts, setTexts] = useState({
    date: typed !== null && /\d/.test(typed) ? typed : labDate(value.end),
    ongoing: labDate(value.reviewDate),
  })
  const [invalid, setInvalid] = useState(false)
  const errorId = useId()
  const shown = kind === 'ongoing' ? 'ongoing' : 'date'

  const write = (text: string) => {
    setInvalid(false)
    if (kind === 'date' && /^\s*o/i.test(text)) return setKind('ongoing')
    setTexts({ ...texts, [shown]: text })
  }
  const finish = (after: AfterEdit, typedText = texts[shown]): void => {
    const date = kind === 'notKnown' ? null : parseDate(typedText)
    if (date === undefined) return setInvalid(true)
    const next: End = {
      endKind: kind,
      end: kind === 'date' ? date : null,
      reviewDate: kind === 'ongoing' ? date : value.reviewDate,
    }
    const same =
      next.endKind === value.endKind && next.end === value.end && next.reviewDate === value.reviewDate
    const fields = { endKind: next.endKind, [field]: next.end, reviewDate: next.reviewDate }
    commit(same ? null : { fields }, after)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ending = endingKey(event)
    if (!ending) return
    event.preventDefault()
    event.stopPropagation()
    if (ending === 'cancel') cancel()
    else finish(ending)
  }
  return (
    <Popover
      opened
      onChange={(open) => !open && finish('stay')}
      position="bottom-start"
      withArrow
      shadow="md"
      trapFocus
      transitionProps={AT_ONCE}
      closeOnEscape={false}
    >
      <Popover.Target>
        <span className={classes['anchor']}>
          {kind === 'date' && texts.date !== '' ? texts.date : t(`endKind.${kind}`)}
        </span>
      </Popover.Target>
      <Popover.Dropdown onKeyDown={onKeyDown} aria-label={label}>
        <Stack gap="xs" w={260}>
          <SegmentedControl
            size="xs"
            fullWidth
            value={kind}
            onChange={(next) => isKind(next) && setKind(next)}
            data={KINDS.map((one) => ({ value: one, label: t(`endKind.${one}`) }))}
          />
          {kind !== 'notKnown' && (
            <>
              <Text size="sm" fw={600}>
                {kind === 'ongoing' ? t('fields.reviewDate') : label}
              </Text>
              <div className={classes['framed']}>
                <DateInput
                  key={kind}
                  label={kind === 'ongoing' ? t('fields.reviewDate') : label}
                  text={texts[shown]}
                  onText={write}
                  onPick={(date) => finish('stay', date)}
                  invalid={invalid}
                  errorId={errorId}
                  ref={focusAtOnce}
                />
              </div>
            </>
          )}
          <span id={errorId} role="alert" className={classes['error']}>
            {invalid ? t('date.invalid') : ''}
          </span>
          <Group gap="xs" justify="flex-end">
            <Button size="compact-sm" variant="subtle" onClick={cancel}>
              {t('cancel')}
            </Button>
            <Button size="compact-sm" onClick={() => finish('stay')}>
              {t('done')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
