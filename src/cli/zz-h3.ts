import { createClient } from '#client'
import { carryTo } from './carry.ts'
import { signIn } from './desk.ts'
import { demoKeyOf } from './reader.ts'
const client=createClient({carry:carryTo('http://127.0.0.1:4613')})
const key=demoKeyOf('/tmp/h3home',process.argv[2])
if(!key) throw new Error('no key')
console.log((await signIn({client,host:'127.0.0.1:4613',key})).ok)
const l=await client.views.agreements({})
if(!l.ok) console.log(l); else for(const a of l.value.agreements) console.log(a.index,a.at,a.sourceId,a.kind,a.published,JSON.stringify(a.terms),a.truces)
if(l.ok) console.log(l.value.choices, l.value.may)
const t=await client.views.truces({})
console.log(JSON.stringify(t.ok?t.value:t,null,1))
const s=await client.views.situation({})
console.log(s.ok? [s.value.truce?.id,s.value.truce?.state,s.value.firstHours]: s)
if(l.ok){const id=l.value.agreements.find(a=>a.sourceId===(process.argv[3]??'NK-2020-10-10'))?.id; if(id){const a=await client.views.agreement(id); console.log(JSON.stringify(a.ok?a.value.terms.map(({versions,inTexts,...x})=>x).slice(0,2):a,null,1).slice(0,4000)); console.log(a.ok&&a.value.may,a.ok&&a.value.clauses)}}
