import { NativeSelect } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { ItemKind } from './KindSelect.tsx'
import { WritingLine } from './WritingLine.tsx'

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
  const chooseItem = (next: ItemKind) => set({ kind: next, area })
  return (
    <WritingLine
      labels={{
        form: t(`item.new.${kind}`),
        field: t(`item.field.${kind}`),
        placeholder: t(`item.placeholder.${kind}`),
        add: t(`item.add.${kind}`),
      }}
      kind={kind}
      maxLength={kind === 'note' ? LIMITS.longTextLength : LIMITS.titleLength}
      {...{ chooseCard, chooseItem, make, leave, input }}
    >
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
    </WritingLine>
  )
}
