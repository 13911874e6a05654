import type { ReactNode } from 'react'

interface ControlProps {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface Props {
  id: string
  label: string
  hint?: string
  /** What is not right about it, in words, or false. */
  error: string | false
  children: (props: ControlProps) => ReactNode
}

/** A labelled control with its hint and what is wrong with it read out beside it. */
export const Field = ({ id, label, hint, error, children }: Props) => {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-invalid': error !== false, 'aria-describedby': described || undefined })}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
