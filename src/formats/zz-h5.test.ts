import {test} from 'vitest'
import {writeFileSync,mkdirSync} from 'node:fs'
import {dailyPdf} from '#formats/daily-pdf'
import {quietDay,busyDay,correctedDay,paperOf} from '/work/main/test/daily-sample.ts'
test('x',()=>{ mkdirSync('/tmp/t/h5',{recursive:true})
 for (const [n,d] of [['quiet',quietDay()],['busy',busyDay()],['corr',correctedDay()]] as const) for (const l of ['en','hy','az','ru'] as const){ const t=Date.now(); writeFileSync(`/tmp/t/h5/${n}.${l}.pdf`,dailyPdf(paperOf(d),l)); console.log(n,l,Date.now()-t)}
})
import {publicPages} from '#formats/public-html'
import {dailyFiles} from '#formats/daily-files'
import {correctionsBetween} from '/work/main/src/domain/report/corrections.ts'
import {publicDaily} from '/work/main/src/domain/report/lowering.ts'
test('y',()=>{
 const mk=(d:any,day:string)=>({...paperOf(publicDaily({...d,head:{...d.head,day}},{ofDay:[],ofPriorDay:[]}),'public'),status:'confirmed' as const})
 const papers=[{...mk(correctedDay(),'2020-11-02'),status:'corrected' as const},mk(busyDay(),'2020-11-01'),mk(quietDay(),'2020-10-31'),mk(quietDay(),'2020-10-30'),mk(busyDay(),'2020-10-29')]
 const out='/tmp/t/h5/pub'
 for(const f of [...publicPages({mechanism:papers[0].mechanism,papers,notes:[{n:1,at:'2020-10-26T04:00:00.000Z',texts:[{lang:'en',text:'The mission has heard from both sides about fire in the zone. It has asked both what they know.',original:true}]}]}),...dailyFiles(papers[0])]){ mkdirSync(out+'/'+f.name.split('/').slice(0,-1).join('/'),{recursive:true}); writeFileSync(out+'/'+f.name,f.bytes); console.log(f.name,f.bytes.length)}
})
