import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { isItemKind, KindSelect, kindOfKey, type ItemKind } from './KindSelect.tsx'
import classes from './NewCard.module.css'

export interface NewItemKind {
  kind: ItemKind
  /** The area a note is put into; null for none. */
  area: string | null
}

interface Props extends NewItemKind {
  areas: readonly Area[]
  set: (next: NewItemKind) => void
  chooseCard: (collection: CardCollection) => void
  /** Makes it; false where it was refused, and the words stay. */
  make: (words: string) => boolean
  leave: () => void
  input: RefObject<HTMLInputElement | null>
}

/** The line for new cards while it makes notes, in an area or beside all, or areas. */
export const NewItem = ({ kind, area, areas, set, chooseCard, make, leave, input }: Props) => {
  const { t } = useTranslation('list')
  const [words, setWords] = useState('')
  const chooseItem = (next: ItemKind) => set({ kind: next, area })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '' && make(words.trim())) setWords('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = kindOfKey(event)
    if (chosen !== null) {
      if (isItemKind(chosen)) chooseItem(chosen)
      else chooseCard(chosen)
    } else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  return (
    <form className={classes['form']} onSubmit={submit} aria-label={t(`item.new.${kind}`)}>
      <div className={classes['line']}>
        <KindSelect value={kind} chooseCard={chooseCard} chooseItem={chooseItem} />
        <TextInput
          ref={input}
          className={classes['words']}
          aria-label={t(`item.field.${kind}`)}
          placeholder={t(`item.placeholder.${kind}`)}
          maxLength={kind === 'note' ? LIMITS.longTextLength : LIMITS.titleLength}
          aria-keyshortcuts="N"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" aria-label={t(`item.add.${kind}`)} px="sm">
          <IconPlus size={18} aria-hidden />
        </Button>
      </div>
      {kind === 'note' && areas.length > 0 && (
        <NativeSelect
          mt={6}
          size="xs"
          aria-label={t('item.where')}
          value={area ?? ''}
          onChange={(event) => set({ kind, area: event.currentTarget.value || null })}
          data={[
            { value: '', label: t('group.outside') },
            ...areas.map(({ id, name }) => ({
              value: id,
              label: t('item.inArea', { name: name || t('group.unnamed') }),
            })),
          ]}
        />
      )}
    </form>
  )
}
