import { UnstyledButton } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './comments.module.css'
import { splitText } from './splitText.ts'

/** Longer words are shown from their beginning until one asks for all. */
const SHORT = 1_200

/** What a comment says: plain words, whatever is in them, with safe addresses as links. */
export const CommentText = ({ text, names }: { text: string; names: readonly string[] }) => {
  const { t } = useTranslation('comments')
  const [whole, setWhole] = useState(false)
  const isLong = text.length > SHORT * 1.5
  const shown = isLong && !whole ? `${text.slice(0, SHORT)}…` : text
  const pieces = useMemo(() => splitText(shown, names), [shown, names])
  return (
    <>
      <p className={classes['text']} dir="auto">
        {pieces.map((piece, at) =>
          piece.kind === 'link' ? (
            <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="ltr">
              {piece.text}
            </a>
          ) : piece.kind === 'mention' ? (
            <bdi key={at} className={classes['mention']}>
              {piece.text}
            </bdi>
          ) : (
            <span key={at}>{piece.text}</span>
          ),
        )}
      </p>
      {isLong && (
        <UnstyledButton className={classes['act']} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'less' : 'whole')}
        </UnstyledButton>
      )}
    </>
  )
}
