import { FILES } from './files.ts'
import { refused, story } from './story.ts'
import { playOf } from './whole.ts'

const PLAY = playOf(FILES)

story(
  '[R-CLM-8, R-CLM-14] a claim is acknowledged and answered in time; one that nobody answers is unanswered at six hours, by the node’s own act',
  PLAY,
  async ({ at, A, B, duty, everyone }) => {
    await at('2020-10-10T08:25Z', B.lodges('LC-B1'))
    await everyone.sees(
      'LC-B1',
      'B lodged and signed LC-B1: violation by A, after 12:00, Tartar, atLeast 4',
      'LC-B1: answer due 14:25',
    )
    await A.sees('LC-B1', 'LC-B1: may claim.answer', 'LC-B1: may claim.acknowledge')
    await B.seesNot('LC-B1', 'LC-B1: may claim.answer')
    await at('2020-10-10T08:31Z', A.acknowledges('LC-B1'))
    await everyone.sees('LC-B1', 'LC-B1: acknowledged', 'LC-B1: answer due 14:25')
    await at('2020-10-10T08:40Z', refused('PTY_NOT_A_SIDE', B.answers('LD-A1', { by: 'B', entity: 'AZ' })))
    await at('2020-10-10T08:40Z', A.answers('LD-A1'))
    await everyone.sees('LC-B1', 'LC-B1: answered', 'A answered LC-B1 at 08:40: denial, in time')

    await at('2020-10-10T08:47Z', B.lodges('LC-B2'))
    await at('2020-10-10T09:02Z', A.lodges('LC-A2'))
    await at('2020-10-10T09:21Z', duty.transcribes('T1-C01'))
    await at('2020-10-10T14:46:59.999Z')
    await everyone.sees('LC-B2', 'LC-B2: lodged')
    await at('2020-10-10T14:47Z')
    await everyone.sees('LC-B2', 'LC-B2: unanswered')
    await everyone.finds('M.node', 'claim.unanswered', '2020-10-10T14:47Z')
    await everyone.sees('LC-A2', 'LC-A2: lodged')
    await at('2020-10-10T15:02Z')
    await everyone.finds('M.node', 'claim.unanswered', '2020-10-10T15:02Z')
    await everyone.sees('T1-C01', 'T1-C01: transcribed') // a statement starts no clock

    await at('2020-10-10T15:10Z', duty.joins('LC-A2', 'LC-B2', 'the same ten minutes, the same town'))
    await everyone.sees(
      'LC-A2',
      'kind: mirrored',
      'allegedActor: mirrored',
      'place: same',
      'time: overlap',
      'count: overlap',
    )
  },
)

story(
  '[R-CLM-8, R-CLM-3] an answer 35 minutes past its six hours is taken, as late; a time told before it came is flagged, never mended',
  PLAY,
  async ({ at, A, B, everyone }) => {
    await at('2020-10-26T04:02Z', B.lodges('LC-B4'))
    await everyone.sees('LC-B4', 'LC-B4: flag statedBeforeEvent 3 min', 'LC-B4: place candidates, lachin')
    await at('2020-10-26T05:28Z', A.lodges('LC-A4'))
    await everyone.sees('LC-A4', 'LC-A4: answer due 11:28')
    await at('2020-10-26T11:28Z')
    await everyone.finds('M.node', 'claim.unanswered', '2020-10-26T11:28Z')
    await at('2020-10-26T12:03Z', B.answers('LD-B2'))
    await everyone.sees('LC-A4', 'LC-A4: answeredLate', 'B answered LC-A4 at 12:03: denial, 35 min late')
  },
)

story(
  '[R-CLM-7, R-CLM-9] a claim is corrected and withdrawn by its own side alone, and every version stays readable',
  PLAY,
  async ({ at, A, B, everyone }) => {
    await at('2020-10-10T16:31Z', A.lodges('LC-A3'))
    await everyone.sees('LC-A3', 'A lodged and signed LC-A3: hit by B, 20:20-20:30, Stepanakert, unknown')
    const what = [{ lang: 'hy', text: 'Կրակոցներ քաղաքի եզրին։', original: true }]
    await at('2020-10-10T16:50Z', refused('ACC_DENIED', B.corrects('LC-A3', { what }, 'not ours')))
    await at('2020-10-10T16:50Z', A.corrects('LC-A3', { what }, 'where in the city'))
    await everyone.sees(
      'LC-A3',
      'LC-A3: version "Կրակոցներ քաղաքի եզրին։" because "where in the city"',
      'LC-A3: version "Կրակոցներ քաղաքի ուղղությամբ։"',
    )
    await at('2020-10-10T17:10Z', refused('PTY_NOT_A_SIDE', B.withdraws('LC-A3', 'not ours')))
    await at('2020-10-10T17:10Z', A.withdraws('LC-A3', 'counted twice'))
    await at('2020-10-11T08:00Z')
    await everyone.sees(
      'LC-A3',
      'LC-A3: withdrawn',
      'LC-A3: withdrawn 17:10 because "counted twice"',
      'LC-A3: version "Կրակոցներ քաղաքի եզրին։" because "where in the city"',
      'LC-A3: version "Կրակոցներ քաղաքի ուղղությամբ։"',
    )
  },
)

story(
  '[R-CLM-13, R-CLM-15] a side adopts its own statement and both stay; another’s it does not, and who is no side lodges nothing',
  PLAY,
  async ({ at, A, B, duty, mediator, everyone }) => {
    await at('2020-10-10T09:21Z', duty.transcribes('T1-C01'))
    await at('2020-10-10T09:25Z', A.lodges('LC-A1', { adopting: 'T1-C01' }))
    await everyone.sees('LC-A1', 'LC-A1: adopts T1-C01', 'LC-A1: answer due 15:25')
    await everyone.sees(
      'T1-C01',
      'T1-C01: adopted',
      'A said publicly T1-C01: violation by B, 12:05, area called Karakhambeyli',
    )

    await at('2020-10-10T09:55Z', duty.transcribes('T1-C05'))
    await at('2020-10-10T10:00Z', refused('CLM_NOT_OWN_STATEMENT', A.lodges('LC-A2', { adopting: 'T1-C05' })))
    await everyone.sees('T1-C05', 'T1-C05: transcribed')
    await at('2020-10-10T10:05Z', refused('PTY_NOT_A_SIDE', duty.lodges('LC-B1')))
    await at('2020-10-10T10:05Z', refused('PTY_NOT_A_SIDE', mediator.lodges('LC-B1')))
    await at('2020-10-10T10:06Z', refused('CLM_NO_SOURCE', duty.transcribes('T1-C02', { renderings: [] })))
    await at('2020-10-10T10:07Z', B.lodges('LC-B1'))
    await at('2020-10-10T10:08Z', mediator.transcribes('T1-C02'))
    await everyone.sees('T1-C02', 'T1-C02: transcribed')
  },
)
