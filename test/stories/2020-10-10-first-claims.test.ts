import { FILES } from './files.ts'
import { story } from './story.ts'
import { playOf } from './whole.ts'

const PLAY = playOf(FILES)

story(
  '[R-CLM-4, R-CLM-5, R-CLM-17] the first day of the truce: what each side said, side by side, and nothing merged away',
  PLAY,
  async ({ at, replayedUntil, duty, A, B, everyone, released, anybody }) => {
    await replayedUntil('2020-10-10T10:30Z')
    await everyone.sees(
      'T1-C01',
      'A said publicly T1-C01: violation by B, 12:05, area called Karakhambeyli',
      'T1-C01: place unresolved',
      'matter: oneAccount',
    )

    await replayedUntil('2020-10-10T15:12Z')
    await everyone.sees(
      'T1-C01',
      'M.duty joined T1-C01 and T1-C06 at 10:31: sameEvent',
      'T1-C06: place several, martakert or tartar or fuzuli or jabrayil',
      'matter: disputed',
      'kind: mirrored',
      'allegedActor: mirrored',
      'place: overlap',
      'count: notInThisData',
    )
    await everyone.sees(
      'T1-C05',
      'M.duty joined T1-C04 and T1-C05 at 10:36: sameEvent',
      'M.duty joined T1-C03 and T1-C05 at 10:38: sameEvent',
      'kind: contradict',
    )
    await everyone.sees(
      'T1-C09',
      'M.duty joined T1-C08 and T1-C09 at 12:52: sameEvent',
      'T1-C08: transcribed',
    )

    await A.sees('T1-C01', 'side by side: T1-C01 | T1-C06', 'T1-C01: may claim.lodge')
    await B.sees('T1-C01', 'side by side: T1-C06 | T1-C01', 'T1-C06: may claim.lodge')
    await A.seesNot('T1-C01', 'T1-C06: may claim.lodge')
    await duty.sees('T1-C05', 'side by side: T1-C03 | T1-C04 T1-C05')

    await at('2020-10-10T16:10Z', released('2020-10-10'))
    await at('2020-10-11T15:29:59.999Z')
    await anybody.readsNothing()
    await at('2020-10-11T15:30Z')
    await anybody.reads(
      'A saidPublicly (AM): violation by B, 2020-10-10, Azatutyun (RFE/RL Armenian Service); Al-Masdar News; SouthFront',
    )
  },
)

story(
  '[R-MEA-12, R-CLM-16] a name of two towns stays both, and a third State has a column of its own',
  PLAY,
  async ({ at, replayedUntil, duty, everyone, A, B }) => {
    await replayedUntil('2020-11-05T08:00Z')
    await everyone.sees(
      'S-C03',
      'S-C03: place candidates, tartar or aghdam or martuni-nk or martuni-am',
      'S-C03: flag placeCandidates',
      'matter: oneAccount',
    )
    await everyone.sees('S-C06', 'side by side: S-C06')
    await at('2020-11-05T08:10Z', duty.joins('S-C06', 'S-C01', 'told of the same days'))
    await A.sees('S-C06', 'side by side: S-C01 | S-C06', 'matter: oneAccount')
    await B.sees('S-C06', 'side by side: S-C01 | S-C06', 'matter: oneAccount')
    await everyone.seesNot('S-C06', 'count: oneSilent', 'time: oneSilent')
  },
)
