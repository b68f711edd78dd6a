import type { Words } from './observation-words.ts'

/** What a description says of live-fire training: that it was assessed to be it, or announced. */
export const LIVE_FIRE: Words<'assessed' | 'declared' | 'mentioned'> = {
  assessed: ['assessed as', 'assessed to be', 'оцінен', 'оценен', 'расценен', 'գնահատվ', 'qiymətləndiril'],
  declared: [
    'declared',
    'notified',
    'announced',
    'заявлен',
    'оголошен',
    'объявлен',
    'հայտարարված',
    'elan edil',
  ],
  mentioned: [
    'live fire',
    'навчальн',
    'бойові стрільби',
    'учебн',
    'боевые стрельбы',
    'զորավարժ',
    'կրակային վարժ',
    'döyüş atış',
    'təlim',
  ],
}

/** What a description says of the zone. */
export const ZONE_WORDS: Words<'outside' | 'inside'> = {
  outside: [
    'outside the security zone',
    'outside the zone',
    'поза зоною',
    'вне зоны',
    'գոտուց դուրս',
    'zonadan kənar',
    'zonasından kənar',
  ],
  inside: [
    'inside the security zone',
    'inside the zone',
    'within the security zone',
    'у межах зони',
    'в зоне безопасности',
    'գոտու ներսում',
    'zona daxilində',
    'zonası daxilində',
  ],
}
