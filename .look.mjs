import { chromium } from '@playwright/test';
const [,, path='elemental.cattle.io.machineregistration', name='list', theme='light', width='1400', login='administrator'] = process.argv;
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu'] });
const c = await b.newContext({ viewport:{ width:+width, height:900 }, colorScheme: theme });
await c.route((u)=>u.origin!=='http://localhost:18643', (r)=>r.fulfill({json:{}, headers:{'access-control-allow-origin':'*'}}));
const p = await c.newPage();
p.on('console', m=>{ if(['error','warning'].includes(m.type())) console.log(m.type(), m.text().slice(0,300)); });
p.on('pageerror', e=>console.log('PAGEERROR', e.stack?.slice(0,600)));
p.on('request', r=>{ const u=new URL(r.url()); if(/^\/v1\/elemental/.test(u.pathname)) console.log(r.method(), decodeURIComponent(u.pathname+u.search)); });
await p.goto('http://localhost:18643/login-as/'+login);
await p.goto('http://localhost:18643/dashboard/c/_/elemental/'+path);
await p.waitForTimeout(6000);
const hook = process.env.HOOK; if (hook) { await (new (Object.getPrototypeOf(async()=>{}).constructor)('p', hook))(p); }
await p.screenshot({ path:`/tmp/list/shots/${name}.png` });
await b.close();
