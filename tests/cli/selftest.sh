#!/bin/sh
# spiegel selftest: the lines, the words and the status; no project is needed.
. tests/cli/lib

cases() { # cases ROW... : a file of cases
	printf '%s\n' area,case,side,key,type,value,tol "$@" >"$scratch/cases.csv"
}
share() { # share CASE ROW... : 5 of 20
	name=$1
	shift
	cases "a01,$name,input,x,num,5," "a01,$name,input,n,num,20," "a01,$name,input,conf,num,0.95," "$@"
}

share one "a01,one,expected,p,num,0.25,1e-9"
run 0 --lang en selftest "$scratch/cases.csv" && says "ok a01 one" && says "1 cases: 1 ok, 0 wrong, 0 refused, 0 of an unknown area"
ok "a case that is right"
share two "a01,two,expected,p,num,0.26,1e-9" "a01,two,expected,other,null,,"
run 1 --lang en selftest "$scratch/cases.csv" && says "wrong a01 two: p expected 0.26, got 0.25; other expected null, got nothing"
ok "a case that is wrong, with each key"
run 1 --lang nl --quiet selftest "$scratch/cases.csv" && says "fout a01 two: p verwacht 0.26, kreeg 0.25" && run 1 --lang fr selftest "$scratch/cases.csv" &&
	says "faux a01 two : p attendu 0.26, obtenu 0.25"
ok "in Dutch and French"
cases "a99_more,x,expected,p,num,1,"
run 1 --lang en selftest "$scratch/cases.csv" && says "unknown area a99_more x"
ok "an area that is not known"
cases "a01,x,input,n,num,0," "a01,x,expected,p,num,0,"
run 1 --lang en selftest "$scratch/cases.csv" && says "refused a01 x: NaN out of 0 cannot be a share."
ok "an input that is refused, with the words"
printf '%s\n' pw,fpc,dnum 1,757,3 x,757,3 >"$scratch/data_x.csv"
cases "a12,x,input,csv,str,data_x.csv," "a12,x,expected,p,num,0,"
run 1 --lang en selftest "$scratch/cases.csv" && says "refused a12 x: " && says "data_x.csv:3:1: 'x' is not a number."
ok "a file of data that is wrong, with the place in it"
cases "a01,x,expected,p,num,zero,"
run 3 --lang en selftest "$scratch/cases.csv" && complains "cases.csv:2:6: 'zero' is not a number."
ok "a file that is no file of cases is refused, with its place"
run 3 selftest "$scratch/none.csv" && run 2 selftest a b
ok "a file that is not there, and two files"
run 0 --lang en --quiet selftest && ! grep -q '^ok' "$scratch/out" && says "150 cases: 150 ok"
ok "without a file the cases that come with the program"
finish
