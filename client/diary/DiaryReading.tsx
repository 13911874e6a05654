import { Link } from 'react-router'
import { workstreams } from '#shared/plan/select.ts'
import type { DiaryEntry } from '#shared/api/diary.ts'
import type { DiaryBlock } from '#shared/diary/diaryBlocks.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { usePlan } from '#client/plan/hooks.ts'
import classes from './diary.module.css'
import { useDiaryTexts } from './useDiaryTexts.ts'

interface Props {
  blocks: readonly DiaryBlock[]
  entry: DiaryEntry
}

/** A day as it is read: the same words, in the same order, as in its files. */
export const DiaryReading = ({ blocks, entry }: Props) => (
  <article className={classes['reading']}>
    {blocks.map((block, at) => (
      <Block key={at} block={block} entry={entry} />
    ))}
  </article>
)

const Block = ({ block, entry }: { block: DiaryBlock; entry: DiaryEntry }) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 3 ? <h3>{block.text}</h3> : <h2>{block.text}</h2>
    case 'text':
      return <p>{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>{item}</li>
          ))}
          {block.more && (
            <li>
              <More {...block.more} entry={entry} />
            </li>
          )}
        </ul>
      )
    case 'table':
      return <Table {...block} />
  }
}

/** What is left out is in the history of that room since the day began. */
const More = ({ text, roomId, entry }: { text: string; roomId: string | null; entry: DiaryEntry }) => {
  const rooms = usePlan(workstreams)
  const room = rooms.find(({ id }) => id === roomId)
  const query = new URLSearchParams({ since: entry.from, ...(room && { room: roomKey(room, rooms) }) })
  return <Link to={`/labs/${entry.lab.slug}/history?${query.toString()}`}>{text}</Link>
}

const Table = ({ head, rows }: Extract<DiaryBlock, { kind: 'table' }>) => {
  const { t } = useDiaryTexts()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={classes['tableBox']} tabIndex={0} aria-label={t('glance')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([room = '', ...counts], at) => (
            <tr key={at}>
              <th scope="row">{room}</th>
              {counts.map((count, column) => (
                <td key={column}>{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
