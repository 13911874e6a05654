import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '#shared/wire/limits.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { useCardDraft } from './cardDraft.ts'
import { KindChoice } from './KindChoice.tsx'
import classes from './phone.module.css'
import { useNewCards } from './useNewCards.ts'
import { useWhyNot } from './whyNot.ts'

const SHOWN = 5
/** Of the part of the page where cards are written. */
export const ADD_CARD = 'seat-add-card'

/** Cards for the room's board, one after the other: kind and words, and Enter makes one. */
export const AddCard = ({ room }: { room: string | null }) => {
  const { t } = useTranslation(['phone', 'canvas'])
  const { draft, change } = useCardDraft()
  const { added, add, takeBack } = useNewCards(room)
  const [said, say] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const why = useWhyNot(room)
  const words = draft.words.trim()
  const kindText = (kind: string) => t(`kind.${kind}`, { ns: 'canvas' })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    // The screen's keyboard stays open for the next one.
    field.current?.focus()
    if (why !== null || words === '' || !add(draft.kind, words)) return
    change({ words: '' })
    say(t('add.said', { kind: kindText(draft.kind), words }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  const undo = () => {
    const back = takeBack()
    if (!back) return
    if (words === '') change({ kind: back.kind, words: back.words })
    say(t('add.undone', { words: back.words }))
    field.current?.focus()
  }
  return (
    <section id={ADD_CARD} tabIndex={-1} aria-labelledby="seat-add" className={classes['part']}>
      <h2 id="seat-add">{t('add.title')}</h2>
      {why !== null && <Notice tone="info" title={t(`whyNot.${why}`)} />}
      {why !== 'observer' && (
        <form onSubmit={submit} className={classes['form']} aria-labelledby="seat-add">
          <KindChoice value={draft.kind} disabled={why !== null} choose={(kind) => change({ kind })} />
          <Textarea
            ref={field}
            size="md"
            className={classes['field'] ?? ''}
            label={t(`field.${draft.kind}`, { ns: 'canvas' })}
            description={t('add.hint')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={LIMITS.longTextLength}
            enterKeyHint="send"
            autoCapitalize="sentences"
            autoComplete="off"
            spellCheck
            disabled={why !== null}
            value={draft.words}
            onChange={({ currentTarget: { value } }) => change({ words: value })}
            onKeyDown={onKeyDown}
          />
          <Button
            type="submit"
            size="lg"
            className={classes['big'] ?? ''}
            fullWidth
            disabled={why !== null || words === ''}
            leftSection={<IconPlus size={22} aria-hidden />}
          >
            {t(added.length > 0 ? 'add.another' : 'add.one')}
          </Button>
        </form>
      )}
      <div aria-live="polite" className="visually-hidden" data-testid="seat-said">
        {said}
      </div>
      {added.length > 0 && (
        <>
          <h3>{t('add.added', { count: added.length })}</h3>
          <ol className={classes['added']}>
            {added.slice(0, SHOWN).map((card, at) => (
              <li key={card.id}>
                <span className={classes['words']}>
                  <b>{kindText(card.kind)}</b> {card.words}
                </span>
                {at === 0 && (
                  <Button
                    size="md"
                    className={classes['big'] ?? ''}
                    variant="default"
                    disabled={why !== null}
                    leftSection={<IconArrowBackUp size={20} aria-hidden />}
                    onClick={undo}
                  >
                    {t('add.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
