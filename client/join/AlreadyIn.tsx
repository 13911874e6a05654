import type { SessionResponse } from '#shared/api/identity.ts'
import { t } from './texts.ts'

interface Props {
  seats: SessionResponse['labs']
  joinAnyway: () => void
}

/** This browser has a seat already: let it in rather than make a second person of it. */
export const AlreadyIn = ({ seats, joinAnyway }: Props) => (
  <div className="card">
    <h1>{t('already.title')}</h1>
    <p>{t('already.text')}</p>
    {seats.map((lab) => (
      <a className="primary" key={lab.id} href={`/labs/${lab.slug}`}>
        {t('already.go', { lab: lab.name })}
      </a>
    ))}
    <button className="plain" type="button" onClick={joinAnyway}>
      {t('already.other')}
    </button>
  </div>
)
