// What axe-core finds in pages, in light and dark, at the width of a phone and of a desk; the page itself runs no script, so axe is put in
// from outside. node axe.js FILE...: a line for each violation; 0: none. NODE_PATH says where axe-core and playwright-core are.
const { chromium } = require('playwright-core');
const axe = require('axe-core');

async function look(browser, file, scheme, width) {
	const context = await browser.newContext({ bypassCSP: true, colorScheme: scheme, viewport: { width, height: 800 } });
	const page = await context.newPage();
	let n = 0;
	const tell = (text) => {
		n++;
		console.log(`${file.split('/').pop()} ${scheme} ${width}: ${text}`);
	};
	page.on('request', (r) => /^(file|data):/.test(r.url()) || tell(`asks for ${r.url()}`));
	await page.goto(`file://${file}`);
	await page.evaluate(axe.source);
	const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
	for (const v of found.violations)
		for (const node of v.nodes)
			tell(`${v.id}: ${node.html.slice(0, 120)} ${(node.any[0] || {}).message || ''}`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	if (wide > 0)
		tell(`scrolls sideways by ${wide}`);
	await page.keyboard.press('Tab'); // the first stop of the keyboard is the way past the contents
	const first = await page.evaluate(() => {
		const e = document.activeElement, at = e.getBoundingClientRect();
		return e.getAttribute('href') === '#main' && at.left >= 0 && at.top >= 0;
	});
	if (!first && (await page.$('.skip')))
		tell('the skip link is not the first stop, or not seen there');
	await context.close();
	return n;
}

(async () => {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
	let n = 0;
	for (const file of process.argv.slice(2))
		for (const scheme of ['light', 'dark'])
			for (const width of [320, 1280])
				n += await look(browser, file, scheme, width);
	await browser.close();
	process.exit(n ? 1 : 0);
})();
