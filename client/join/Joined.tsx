import { useEffect, useRef, useState } from 'react'
import { copyText } from '#client/ui/copyText.ts'
import { QrCode } from '#client/ui/QrCode.tsx'
import type { JoinAnswer } from './answers.ts'
import { t } from './texts.ts'

/** The seat is taken: one button in, and the personal link to keep. */
export const Joined = ({ labName, seat }: { labName: string; seat: JoinAnswer }) => {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const copy = async () => setCopied((await copyText(seat.personalLink)) ? 'yes' : 'failed')
  return (
    <div className="card">
      <div>
        <p className="quiet">{t('joined.title')}</p>
        <h1 ref={title} tabIndex={-1}>
          {labName}
        </h1>
      </div>
      <a className="primary" href={`/labs/${seat.slug}`}>
        {t('joined.go')}
      </a>
      <section className="keep">
        <h2>{t('joined.keep')}</h2>
        <p>{t('joined.keepText')}</p>
        <label htmlFor="link" className="visually-hidden">
          {t('joined.link')}
        </label>
        <input
          id="link"
          className="link"
          readOnly
          value={seat.personalLink}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="plain" onClick={() => void copy()}>
          {t(copied === 'yes' ? 'common:copied' : 'joined.copy')}
        </button>
        <output className="hint">{copied === 'failed' && t('common:copyFailed')}</output>
        <div className="qr">
          <QrCode text={seat.personalLink} label={t('joined.qr')} size={188} />
        </div>
      </section>
    </div>
  )
}
