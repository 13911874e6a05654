import { Fragment } from 'react'
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
    {seats.map((lab) => (
      <Fragment key={lab.id}>
        <p>{t('already.text', { lab: lab.name })}</p>
        <a className="primary" href={`/labs/${lab.slug}`}>
          {t('joined.go')}
        </a>
      </Fragment>
    ))}
    <button className="plain" type="button" onClick={joinAnyway}>
      {t('already.other')}
    </button>
  </div>
)
