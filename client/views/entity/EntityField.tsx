import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collection } from '#shared/plan/plan.ts'
import { fieldName } from '#client/plan/describeCommand.ts'
import { FieldLock } from '#client/locks/FieldLock.tsx'
import { useCanEdit, useLint, useLiveLab, useOthers } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { lockText } from '#client/plan/lockText.ts'
import { useLock, useMayLock } from '#client/plan/useLock.ts'
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
import { DateField, LineField, TextField } from './typedInputs.tsx'

export interface InputProps {
  collection: Collection
  id: string
  field: string
  label: string
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
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const mayLock = useMayLock()
  const lock = useLock(entity.id, field)
  const ownLock = lock?.target.kind === 'field' ? lock : null
  const { edit } = useEdit()
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
    label: fieldName(t, field),
    value: entity[field],
    readOnly: !canEdit || (lock !== null && !mayLock),
    note,
    write,
  }
  return (
    <div
      className={classes['field']}
      onFocus={() => lab.presence.set({ editing: { id: entity.id, field } })}
      onBlur={() => lab.presence.set({ editing: null })}
    >
      <FieldInput {...props} />
      {mayLock && lock === ownLock && canBeLocked(collection) && (
        <FieldLock id={entity.id} field={field} name={props.label} lock={ownLock} />
      )}
    </div>
  )
}

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
  }
}
