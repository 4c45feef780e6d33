#!/bin/sh
# Age and sex together in `check`, and the bounds where they were counted apart.
. tests/cli/lib
p=$scratch/p

run 0 init "$p" --name x --region GM0344 --yes
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
		printf 'Avond,2026-03-01,meeting,no,F,%s,yes,60\nAvond,2026-03-01,meeting,no,M,%s,yes,40\n' $ages $ages
	done
} >"$scratch/together.csv"
run 0 --project "$p" import "$scratch/together.csv"
run 0 --project "$p" check && says "Leeftijd en geslacht samen"
ok "age and sex counted together have a table"
# 60 of 600 people, and residents from the file that comes along
women=$(awk -F, '$1 == "GM0344" && $5 >= 15 { all += $7 } $1 == "GM0344" && $4 == "F" && $5 >= 15 && $6 <= 24 { n += $7 } END { printf "%.6f", n / all }' \
	data/baseline_utrecht_2021.csv)
run 0 --project "$p" check --format csv && grep -q "^15-24,0.1,$women" "$scratch/out"
ok "with the residents by both ($women)"

# minors are one group at most, and are told apart by nothing else
run 0 init "$scratch/m" --name x --region GM0344 --yes
sed -i 's/^vanaf_leeftijd = .*/vanaf_leeftijd = 12/; s/^leeftijdsgroepen_vanaf = .*/leeftijdsgroepen_vanaf = 12, 18, 65/' "$scratch/m/spiegel.ini"
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	for ages in 12,17 18,64 '65,'; do
		printf 'Avond,2026-03-01,meeting,no,F,%s,yes,60\nAvond,2026-03-01,meeting,no,M,%s,yes,40\n' $ages $ages
	done
} >"$scratch/minors.csv"
run 0 --project "$scratch/m" criterion set && run 0 --project "$scratch/m" import "$scratch/minors.csv"
run 0 --project "$scratch/m" check && ! says "Leeftijd en geslacht samen" && run 0 --project "$scratch/m" check --format csv && grep -q '^12-17,' "$scratch/out"
ok "a group of minors is not told apart by sex"
sed -i 's/^leeftijdsgroepen_vanaf = .*/leeftijdsgroepen_vanaf = 12, 18, 19, 65/' "$scratch/m/spiegel.ini"
run 0 --project "$scratch/m" check
sed -i 's/^leeftijdsgroepen_vanaf = .*/leeftijdsgroepen_vanaf = 12, 15, 18, 65/' "$scratch/m/spiegel.ini"
run 3 --project "$scratch/m" check && complains "minderjarigen"
ok "and a second one is refused"

run 0 init "$scratch/q" --name x --region GM0344 --yes
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
		printf 'Avond,2026-03-01,meeting,no,,%s,yes,100\n' $ages
	done
	printf 'Avond,2026-03-01,meeting,no,F,,,yes,360\nAvond,2026-03-01,meeting,no,M,,,yes,240\n'
} >"$scratch/apart.csv"
run 0 --project "$scratch/q" import "$scratch/apart.csv"
run 0 --project "$scratch/q" check && says "alleen apart geteld"
ok "counted apart they have bounds"
finish
