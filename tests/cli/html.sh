#!/bin/sh
# The reports in HTML: one file each that fetches nothing, and in a browser never wider than a phone.
. tests/cli/lib
p=$scratch/p

"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name Proef --region GM0344 --yes
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"

fits() { # fits FILE WIDTH: no sideways scroll, of the page or a table; one heading of the first level, all pictures there
	cat >"$scratch/frame.html" <<-END
		<iframe src="$1" style="width:$2px;height:600px;border:0"
		 onload="const d=this.contentDocument;const e=d.documentElement;for(const x of d.querySelectorAll('details'))x.open=true;document.title=(e.scrollWidth>e.clientWidth?'wide':'fits')+' '+[...d.querySelectorAll('.scroll')].filter(t=>t.scrollWidth>t.clientWidth).length+' '+d.querySelectorAll('main h1').length+' '+[...d.images].filter(i=>!i.naturalWidth).length"></iframe>
	END
	chromium --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/browser" --allow-file-access-from-files --virtual-time-budget=5000 \
		--dump-dom "file://$scratch/frame.html" >"$scratch/out" 2>/dev/null
	grep -q "<title>fits 0 1 0</title>" "$scratch/out"
}

for kind in monthly:maandrapport representativeness:representativiteit content:contentmix; do
	report=${kind%:*} file=2026-06_${kind#*:}_proef.html
	run 0 --project "$p" report "$report" --period 2026-06 --format html && [ -s "$p/reports/$file" ]
	ok "$report: it is made"
	cp "$p/reports/$file" "$scratch/"
	run 0 --project "$p" report "$report" --period 2026-06 --format html && cmp "$scratch/$file" "$p/reports/$file"
	ok "$report: with the same bytes each time"
	! grep -Eq '<script|<link|<iframe|url\(|src="[^d]|srcset="[^d]' "$scratch/$file"
	ok "$report: nothing in it is fetched or run"
	listed=$(sed -n '/<nav/,/<\/nav>/p' "$scratch/$file" | grep -c '<li>')
	grep -q '<nav.*>$' "$scratch/$file" && if [ "$listed" -gt 6 ]; then grep -q '<details><summary>' "$scratch/$file"; else ! grep -q '<details>' "$scratch/$file"; fi
	ok "$report: a long list of contents is folded away"
	if command -v chromium >/dev/null; then
		for width in 320 1280; do
			fits "$file" $width
			ok "$report: $width pixels wide neither it nor a table scrolls sideways, it has one heading of the first level, and all its pictures"
		done
	else
		skip "$report: in a browser it fits a phone" "there is no chromium"
	fi
done
finish
