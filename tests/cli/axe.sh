#!/bin/sh
# What axe-core finds in the reports and the page of the letterbox, by WCAG 2.1 AA, in light and dark, on a phone and a desk. It wants node,
# chromium, and the packages axe-core and playwright-core; NODE_PATH or SPIEGEL_AXE names the folder they are in.
. tests/cli/lib
p=$scratch/p
NODE_PATH=${NODE_PATH:-${SPIEGEL_AXE:-/usr/local/lib/node_modules}}
export NODE_PATH

what="axe-core finds nothing in three reports in three languages and the letterbox"
if ! command -v node >/dev/null || ! command -v chromium >/dev/null; then
	skip "$what" "there is no node or no chromium"
	finish
fi
if [ ! -d "$NODE_PATH/axe-core" ] || [ ! -d "$NODE_PATH/playwright-core" ]; then
	skip "$what" "npm install axe-core playwright-core, and SPIEGEL_AXE=.../node_modules"
	finish
fi
"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name Proef --region GM0344 --yes
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"
cp docs/page-1.png "$p/logo.png"
printf '[thema]\nlogo = logo.png\nlogo_tekst = Logo\n[kleuren]\ntitel = #5b0b3a\n' >"$p/stijl.ini"
sed -i 's/^thema = .*/thema = stijl.ini/; s/^inbox = .*/inbox = postvak/' "$p/spiegel.ini"
mkdir "$p/postvak"
echo 'geen export' >"$p/postvak/notitie.txt"
for lang in nl en fr; do
	for report in monthly representativeness content; do
		run 0 --project "$p" --lang $lang report $report --period 2026-06 --format html || exit 1
	done
done
run 0 --project "$p" run
node tests/axe.js "$p"/reports/*.html "$p/postvak/GELEZEN.html" >"$scratch/out" 2>"$scratch/err"
ok "$what"

# the test itself: a page with a picture without words, a text that is too pale, and a table wider than a phone
cat >"$scratch/bad.html" <<'END'
<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><main><h1>x</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/>
<p style="color:#ccc;background:#fff">bleek</p><div style="width:500px">breed</div></main></body></html>
END
! node tests/axe.js "$scratch/bad.html" >"$scratch/out" 2>"$scratch/err" && says image-alt && says color-contrast && says "320: scrolls"
ok "and does in a page that is wrong"
finish
