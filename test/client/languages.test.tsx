import { afterEach, expect, test } from 'vitest'
import { keepOnDevice, deviceLanguage, currentLanguage, setCurrentLanguage } from '#client/i18n/current.ts'
import { byName, listText } from '#client/i18n/formats.ts'
import { i18n, showLanguage } from '#client/i18n/i18n.ts'
import { dayText } from '#client/ui/dateText.ts'
import { moneyText } from '#client/ui/moneyText.ts'
import { alongLines } from '#client/ui/pressedKey.ts'
import { showLanguage as showJoin, t } from '#client/join/texts.ts'
import { textsOf } from '#test/support/languageFiles.ts'

afterEach(async () => {
  await showLanguage('en')
  localStorage.clear()
})

test('TR1 all of a language is there once it is shown; the page says which it is and which way it runs', async () => {
  expect(i18n.hasResourceBundle('fr', 'plan')).toBe(false)
  expect(await showLanguage('fr')).toBe(true)
  expect(i18n.t('plan:columns.responsible')).toBe(textsOf('fr').get('plan:columns.responsible'))
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fr', 'ltr'])
  await showLanguage('ar')
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl'])
  // What is begun falls back text by text.
  expect(i18n.t('rounds:title')).toBe(textsOf('ar').get('rounds:title'))
  expect(i18n.t('plan:columns.responsible')).toBe(textsOf('en').get('plan:columns.responsible'))
})

test('TR1 of two languages chosen one after the other the last is shown', async () => {
  await Promise.all([showLanguage('fr'), showLanguage('ar'), showLanguage('en')])
  expect([currentLanguage(), i18n.language]).toEqual(['en', 'en'])
})

test('TR2 a device keeps the language it was last read in', async () => {
  await showLanguage('fr')
  expect(deviceLanguage()).toBe('fr')
  localStorage.setItem('delivery-lab-language', 'tlh')
  expect(deviceLanguage()).toBe('en')
  keepOnDevice('ar')
  expect(deviceLanguage()).toBe('ar')
})

test('TR4 dates, money, lists and order are written as the language does', async () => {
  const written = () => [
    dayText('2014-09-01'),
    moneyText('-1234567.50', 'ZAR'),
    listText(['a', 'b', 'c']),
    ['Zèbre', 'école', 'Étang', 'eau'].toSorted(byName).join(' '),
    i18n.t('common:showMore', { count: 12_345 }),
  ]
  const english = written()
  expect(english).toEqual([
    '1 Sep 2014',
    'ZAR\u00a0−1\u202f234\u202f567.50',
    'a, b and c',
    'eau école Étang Zèbre',
    'Show more (12,345 left)',
  ])
  await showLanguage('fr')
  const [day, money, list, , more] = written()
  expect([day, money, list]).toEqual(['1 sept. 2014', 'ZAR\u00a0−1\u202f234\u202f567,50', 'a, b et c'])
  expect(more).toContain('12\u202f345')
  await showLanguage('ar')
  // Digits are those of the plan's codes.
  expect(written()[0]).toMatch(/^1 سبتمبر 2014$/)
  await showLanguage('en')
  expect(written()).toEqual(english)
})

test('TR7 what is filled into a sentence from right to left keeps its own direction; nothing changes elsewhere', async () => {
  await showLanguage('ar')
  expect(i18n.t('hall:queue.speaks', { name: 'Thandi (DEA)' })).toContain('\u2068Thandi (DEA)\u2069')
  expect(alongLines('ArrowLeft')).toBe('ArrowRight')
  expect(alongLines('Home')).toBe('Home')
  await showLanguage('fr')
  expect(i18n.t('hall:queue.speaks', { name: 'Thandi <b>' })).not.toMatch(/\u2068|&lt;/)
  expect(alongLines('ArrowLeft')).toBe('ArrowLeft')
})

test('TR2 the join page has its own few words of each language', async () => {
  expect(t('form.join')).toBe('Join')
  await showJoin('fr')
  expect(t('form.join')).toBe(textsOf('fr').get('join:form.join'))
  expect(document.title).toContain(textsOf('fr').get('join:title'))
  await showJoin('en')
  expect(t('form.join')).toBe('Join')
  setCurrentLanguage('en')
})
