# Rakes the people of statistics.sh with the package survey; prints the seconds that raking took.
#   Rscript rake.R PEOPLE.csv TARGETS.csv
suppressMessages(library(survey))
files <- commandArgs(TRUE)
people <- read.csv(files[1], colClasses = "character")
target <- read.csv(files[2], colClasses = c("character", "character", "numeric"))
traits <- c("a", "b", "c", "d", "e")
margin <- lapply(traits, function(t) {
  of <- target[target$trait == t, ]
  setNames(data.frame(of$group, of$n), c(t, "Freq"))
})
design <- svydesign(ids = ~1, weights = rep(1, nrow(people)), data = people)
formula <- lapply(traits, function(t) as.formula(paste0("~", t)))
took <- system.time(rake(design, formula, margin, control = list(maxit = 100, epsilon = 1e-6)))
cat(sprintf("%.6f", took[["elapsed"]]))
