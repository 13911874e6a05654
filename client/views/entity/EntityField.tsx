import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collection } from '#shared/plan/plan.ts'
import { fieldName } from '#client/plan/describeCommand.ts'
import { useCanEdit, useLint, useLiveLab, useOthers } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
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
  const { edit } = useEdit()
  const key = fieldKey(entity.id, field)
  const findings = useLint().byField.get(key) ?? []
  const other = othersEditing(useOthers()).get(key)
  const note =
    findings.length > 0 || other ? (
      <>
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
    readOnly: !canEdit,
    note,
    write,
  }
  return (
    <div
      onFocus={() => lab.presence.set({ editing: { id: entity.id, field } })}
      onBlur={() => lab.presence.set({ editing: null })}
    >
      <FieldInput {...props} />
    </div>
  )
}

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
