import { useState } from 'react'
import { Field } from './Field.tsx'
import { keyTyped } from './joinForm.ts'
import { t } from './texts.ts'

/** Asks for the code shown in the room; a pasted link does as well. */
export const CodeForm = ({ open }: { open: (key: string) => void }) => {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <form
      noValidate
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        const key = keyTyped(typed)
        setWrong(key.length < 4)
        if (key.length >= 4) open(key)
      }}
    >
      <h1>{t('code.title')}</h1>
      <Field id="code" label={t('code.label')} hint={t('code.hint')} error={wrong && t('code.wrong')}>
        {(props) => (
          <input
            {...props}
            className="code"
            value={typed}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="go"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <button className="primary">{t('code.go')}</button>
    </form>
  )
}
