/** A field of an observation that a column may hold; the wire's `tableField` has the same words. */
export type TableField =
  | 'observer'
  | 'event'
  | 'bearing'
  | 'range'
  | 'means'
  | 'count'
  | 'qualifier'
  | 'class'
  | 'sub'
  | 'description'
  | 'weapon'
  | 'dateTime'
  | 'date'
  | 'time'
  | 'fromTime'
  | 'toTime'
  | 'fromUtc'
  | 'toUtc'
  | 'sector'
  | 'zone'
  | 'day'
  | 'id'
  | 'revises'
  | 'group'
  | 'counted'

/** Headings by field, in English, Ukrainian, Russian, Armenian and Azerbaijani. */
export const HEADINGS: Readonly<Record<TableField, readonly string[]>> = {
  observer: [
    'SMM position',
    'observer position',
    'observation position',
    'position',
    'observer',
    'позиція СММ',
    'позиція',
    'місце спостереження',
    'позиция СММ',
    'позиция',
    'место наблюдения',
    'դիրք',
    'դիտակետ',
    'դիտարկման վայր',
    'mövqe',
    'müşahidə yeri',
    'müşahidəçi',
  ],
  event: [
    'event location',
    'location',
    'event',
    'місце події',
    'место события',
    'место',
    'դեպքի վայր',
    'իրադարձության վայր',
    'hadisə yeri',
    'hadisənin yeri',
  ],
  bearing: [
    'bearing',
    'direction',
    'azimuth',
    'напрямок',
    'азимут',
    'направление',
    'пеленг',
    'ուղղություն',
    'ազիմուտ',
    'istiqamət',
    'azimut',
  ],
  range: [
    'range',
    'distance',
    'відстань',
    'дальність',
    'расстояние',
    'дальность',
    'дистанция',
    'հեռավորություն',
    'məsafə',
  ],
  means: ['means', 'спосіб', 'засіб', 'способ', 'средство', 'միջոց', 'եղանակ', 'vasitə', 'üsul'],
  count: [
    'no',
    'n',
    'number',
    'count',
    'к-сть',
    'кількість',
    'число',
    'кол-во',
    'количество',
    '№',
    'քանակ',
    'թիվ',
    'say',
    'sayı',
    'miqdar',
  ],
  qualifier: ['qualifier', 'точність', 'точность', 'ճշտություն', 'dəqiqlik'],
  class: [
    'observation',
    'class',
    'спостереження',
    'клас',
    'наблюдение',
    'класс',
    'դիտարկում',
    'դաս',
    'müşahidə',
    'sinif',
  ],
  sub: ['sub class', 'subclass', 'підклас', 'подкласс', 'ենթադաս', 'alt sinif'],
  description: ['description', 'notes', 'опис', 'описание', 'примечание', 'նկարագրություն', 'təsvir', 'qeyd'],
  weapon: ['weapon', 'зброя', 'озброєння', 'оружие', 'вооружение', 'զենք', 'silah'],
  dateTime: [
    'date time',
    'date and time',
    'time and date',
    'дата час',
    'дата та час',
    'дата время',
    'дата и время',
    'ամսաթիվ ժամ',
    'ամսաթիվ և ժամ',
    'tarix vaxt',
    'tarix saat',
    'tarix və vaxt',
  ],
  date: ['date', 'дата', 'ամսաթիվ', 'tarix'],
  time: ['time', 'час', 'время', 'ժամ', 'ժամանակ', 'vaxt', 'saat'],
  fromTime: ['from', 'start', 'від', 'початок', 'начало', 'с', 'սկիզբ', 'başlanğıc'],
  toTime: ['to', 'end', 'кінець', 'до', 'конец', 'ավարտ', 'son'],
  fromUtc: ['from utc'],
  toUtc: ['to utc'],
  sector: ['sector', 'сектор', 'հատված', 'sektor'],
  zone: ['zone', 'зона', 'գոտի', 'zona'],
  day: ['day', 'день', 'օր', 'gün'],
  id: ['id'],
  revises: ['revises'],
  group: ['group', 'група', 'группа', 'խումբ', 'qrup'],
  counted: ['counted in group', 'counted'],
}
