import type { DiaryEntry } from '#shared/api/diary.ts'
import type { DiaryInput } from '#shared/diary/diaryOf.ts'

/** JSON of a `LabMoment`, gzipped; null before the lab began. */
type Moment = Uint8Array<ArrayBuffer> | null

export type DiaryFormat = 'docx' | 'pdf'

/** What the server asks of the thread that writes the diary. */
export type DiaryRequest =
  | { kind: 'entry'; from: Moment; to: Moment; about: Omit<DiaryInput, 'from' | 'to'> }
  | { kind: 'file'; format: DiaryFormat; entry: DiaryEntry; language: string }
