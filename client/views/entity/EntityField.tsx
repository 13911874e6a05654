import { IconLock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cardLanguages } from '#shared/plan/cardLanguages.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { fieldName } from '#client/plan/describeCommand.ts'
import { FieldLock } from '#client/locks/FieldLock.tsx'
import { useCanEdit, useLint, useOthers, usePlan } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { lockText } from '#client/plan/lockText.ts'
import { useLock, useMayLock } from '#client/plan/useLock.ts'
import { languageName } from '#client/ui/languages.ts'
import { findingText, SeverityIcon } from '../FindingMark.tsx'
import { othersEditing } from '../othersEditing.ts'
import { useEdit } from '../useEdit.tsx'
import classes from './entity.module.css'
import { fieldKind } from './fieldKind.ts'
import {
  ChoiceInput,
  FlagInput,
  NumberField,
  OrganisationInput,
  OrganisationsInput,
  ActivityInput,
} from './inputs.tsx'
import { IndicatorInput, RoomInput } from './namingInputs.tsx'
import { DateField, LineField, TextField } from './typedInputs.tsx'
import { useTellWriting } from './useTellWriting.ts'

export interface InputProps {
  collection: Collection
  id: string
  field: string
  label: string
  /** The language of what is written, where the field has one of its own. */
  language?: string | undefined
  value: unknown
  readOnly: boolean
  /** Below the input: what the rules say. */
  note: ReactNode
  /** True when the plan took it. */
  write: (value: unknown, base?: string | string[]) => boolean
}

interface Props {
  collection: Collection
  entity: Record<string, unknown> & { id: string }
  field: string
}

/** One field of an entity, written as its schema says; with what the rules say and who else writes in it. */
export const EntityField = ({ collection, entity, field }: Props) => {
  const { t } = useTranslation('plan')
  const canEdit = useCanEdit()
  const mayLock = useMayLock()
  const lock = useLock(entity.id, field)
  const ownLock = lock?.target.kind === 'field' ? lock : null
  const { edit } = useEdit()
  const second = usePlan(secondLanguage)
  const language = field === 'translation' && second !== '' ? second : undefined
  const key = fieldKey(entity.id, field)
  const findings = useLint().byField.get(key) ?? []
  const other = othersEditing(useOthers()).get(key)
  const note =
    findings.length > 0 || other || ownLock ? (
      <>
        {ownLock && (
          <span className={classes['locked']}>
            <IconLock size={14} aria-hidden /> {lockText(t, ownLock)}
          </span>
        )}
        {findings.map((finding) => (
          <span key={finding.code} className={classes['finding']}>
            <SeverityIcon severity={finding.severity} size={14} /> {findingText(t, finding)}
          </span>
        ))}
        {other && <span className={classes['other']}>{t('alsoWriting', { name: other.name })}</span>}
      </>
    ) : null
  const write = (value: unknown, base?: string | string[]) =>
    edit({
      type: 'update',
      collection,
      id: entity.id,
      fields: { [field]: value },
      ...(base === undefined ? {} : { base: { [field]: base } }),
    })
  const props: InputProps = {
    collection,
    id: entity.id,
    field,
    label: language === undefined ? labelOf(t, collection, field) : secondLabel(t, collection, language),
    language,
    value: entity[field],
    readOnly: !canEdit || (lock !== null && !mayLock),
    note,
    write,
  }
  const telling = useTellWriting(entity.id, field, props.readOnly)
  return (
    <div className={classes['field']} data-field={key} {...telling}>
      <FieldInput {...props} />
      {mayLock && lock === ownLock && canBeLocked(collection) && (
        <FieldLock id={entity.id} field={field} name={props.label} lock={ownLock} />
      )}
    </div>
  )
}

const secondLanguage = (plan: Plan): string => cardLanguages(plan).second

/** Some fields are called otherwise in a collection of their own. */
const labelOf = (t: TFunction<'plan'>, collection: Collection, field: string): string =>
  t(`fields.${collection}_${field}` as never, { defaultValue: fieldName(t, field) })

/** "French text": what stands on the card, in the lab's second language. */
const secondLabel = (t: TFunction<'plan'>, collection: Collection, tag: string): string =>
  t(`second.${collection}` as never, { language: languageName(tag) })

/** Talk is never locked. */
const canBeLocked = (collection: Collection): boolean => collection !== 'comments'

const FieldInput = (props: InputProps) => {
  const kind = fieldKind(props.collection, props.field)
  switch (kind.kind) {
    case 'text':
      return <TextField {...props} />
    case 'line':
      return <LineField {...props} empty="" />
    case 'decimal':
      return <LineField {...props} empty={null} />
    case 'date':
      return <DateField {...props} />
    case 'flag':
      return <FlagInput {...props} />
    case 'number':
      return <NumberField {...props} most={kind.most} />
    case 'choice':
      return <ChoiceInput {...props} options={kind.options} optional={kind.optional} />
    case 'organisation':
      return <OrganisationInput {...props} />
    case 'organisations':
      return <OrganisationsInput {...props} />
    case 'activity':
      return <ActivityInput {...props} />
    case 'indicator':
      return <IndicatorInput {...props} />
    case 'room':
      return <RoomInput {...props} />
  }
}
