import { Button, Progress, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ApiFailure } from '../../api/apiFailure.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { ImageProblem } from './prepareImage.ts'

/** A file that is on no board, and why. */
export interface NotBrought {
  file: File
  problem: { code: ImageProblem } | ApiFailure
}

const NOTICE = 'pictures'
let bringing = 0

/** Says that a picture is on its way, and how much of it is there. */
export const noticeBringing = (name: string, { index, count }: { index: number; count: number }) => {
  const id = `${NOTICE}-${(bringing += 1)}`
  const shown = (part: number) => ({
    id,
    autoClose: false,
    withCloseButton: false,
    message: (
      <Stack gap={6}>
        <Text size="sm">{i18n.t('images:bringing', { name, at: index + 1, count })}</Text>
        <Progress value={part * 100} size="sm" aria-label={i18n.t('images:progress')} />
      </Stack>
    ),
  })
  notifications.show(shown(0))
  return {
    part: (part: number) => void notifications.update(shown(part)),
    end: () => void notifications.hide(id),
  }
}

/** Problems that may have gone when one tries again. */
const PASSING = new Set(['offline', 'unavailable', 'tooMany'])

/** Names the pictures that could not be kept, each with its reason; stays until it is read. */
export const noticeNotBrought = (not: readonly NotBrought[], again: (files: File[]) => void): void => {
  const passing = not.filter(({ problem }) => PASSING.has(problem.code)).map(({ file }) => file)
  notifications.show({
    id: NOTICE,
    color: 'red',
    autoClose: false,
    title: i18n.t('images:not.title', { count: not.length }),
    message: (
      <Stack gap={6} align="flex-start">
        {not.map(({ file, problem }, at) => (
          <Text size="sm" key={`${file.name} ${at}`}>
            {i18n.t('images:not.one', { name: file.name, why: whyOf(problem) })}
          </Text>
        ))}
        {passing.length > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(NOTICE)
              again(passing)
            }}
          >
            {i18n.t('images:not.again')}
          </Button>
        )}
      </Stack>
    ),
  })
}

const OWN = new Set(['notPicture', 'svg', 'tooLarge', 'offline', 'frozen', 'forbidden', 'tooMany'])

/** Which of its bounds a picture is beyond, as the server says. */
const TOO_LARGE: ReadonlySet<string | number> = new Set(['side', 'pixels', 'lab', 'seat'])

const whyOf = (problem: NotBrought['problem']): string => {
  const [part] = 'path' in problem ? problem.path : []
  if (part !== undefined && TOO_LARGE.has(part)) return i18n.t(`images:why.${part}`)
  return i18n.t(OWN.has(problem.code) ? `images:why.${problem.code}` : `errors.${problem.code}`)
}

/** Things that came with what was pasted, and are not taken. */
export const noticeLeftOut = (count: number): void => {
  notifications.show({ id: NOTICE, autoClose: 8_000, message: i18n.t('images:leftOut', { count }) })
}
