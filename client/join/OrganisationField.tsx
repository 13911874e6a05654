import { Field } from './Field.tsx'
import { organisationLabel, type Organisation } from './joinForm.ts'
import { t } from './texts.ts'

interface Props {
  typed: string
  organisations: readonly Organisation[]
  error: string | false
  type: (text: string) => void
}

/** The plan's organisations, filtered by the browser while one types; any other name may stand as well. */
export const OrganisationField = ({ typed, organisations, error, type }: Props) => (
  <Field id="organisation" label={t('form.organisation')} hint={t('form.organisationHint')} error={error}>
    {(props) => (
      <>
        <input
          {...props}
          name="organisation"
          list="organisations"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <datalist id="organisations">
          {organisations.map((o) => (
            <option key={o.id}>{organisationLabel(o)}</option>
          ))}
        </datalist>
      </>
    )}
  </Field>
)
