import { analyzeEntities } from '/work/w-base/src/entities/index.js';
import { analyzeFindings } from '/work/w-base/src/findings/index.js';
import { analyzeLanguage } from '/work/w-base/src/language/index.js';
import { makeReports } from '/work/main/bench/input.js';
const run=(texts:any[])=>{const s={l:0,e:0,f:0};for(const {text,published} of texts){const c=published?{published}:{};const a=process.cpuUsage();const L=analyzeLanguage(text,{lang:'de',...c});const b=process.cpuUsage();const E=analyzeEntities(L,c);const d=process.cpuUsage();analyzeFindings({language:L,entities:E,...c});const g=process.cpuUsage();const u=(x:any,y:any)=>(y.user+y.system-x.user-x.system)/1e6;s.l+=u(a,b);s.e+=u(b,d);s.f+=u(d,g);}return s;};
run(makeReports(600,2,250));
const n=600;const s=run(makeReports(n,1,250));
console.log('ms/report',(s.l/n*1e3).toFixed(2),(s.e/n*1e3).toFixed(2),(s.f/n*1e3).toFixed(2),'reports/s cpu',(n/(s.l+s.e+s.f)).toFixed(1));
