# Fits the posts of a file as spiegel does and prints the seconds it takes, reading and making factors not counted: the fastest of three.
suppressMessages(library(MASS))
file <- commandArgs(trailingOnly = TRUE)[1]
post <- read.csv(file)
for (name in c("type", "channel", "month", "hours")) post[[name]] <- factor(post[[name]])
took <- sapply(1:3, function(i) system.time(
  suppressWarnings(glm.nb(y ~ offset(log(exposure)) + type + channel + month + hours, data = post)))["elapsed"])
cat(sprintf("%.6f\n", min(took)))
