import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import { Field } from './Field.tsx'
import { t } from './texts.ts'

interface Props {
  sector: Sector | ''
  error: string | false
  choose: (sector: Sector | '') => void
}

/** Which part of society an organisation belongs to that the plan does not know. */
export const SectorField = ({ sector, error, choose }: Props) => (
  <Field id="sector" label={t('form.sector')} error={error}>
    {(props) => (
      <select
        {...props}
        name="sector"
        value={sector}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          choose(SECTORS.find((s) => s === chosen) ?? '')
        }}
      >
        <option value="">{t('form.choose')}</option>
        {SECTORS.map((s) => (
          <option key={s} value={s}>
            {t(`common:sectors.${s}`)}
          </option>
        ))}
      </select>
    )}
  </Field>
)
