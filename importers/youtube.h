/* What the tables of YouTube Studio share. For youtube.c and youtube_groups.c only. */
#ifndef IMPORTERS_YOUTUBE_H
#define IMPORTERS_YOUTUBE_H
#include "table.h"

#define PERCENT 0.01
#define HOUR 3600
#define WATCH_HOURS "Watch time (hours)", "Wiedergabezeit (Stunden)", "Kijktijd (uren)", "Durée de visionnage (heures)"
#define THUMBNAIL_IMPRESSIONS "Impressions", "Thumbnail impressions", "Impressionen", "Vertoningen"
#define THUMBNAIL_CTR                                                                                                                      \
	"Impressions click-through rate (%)", "Thumbnail click-through rate (%)", "Klickrate der Impressionen (%)",                        \
	        "Taux de clics par impression (%)"
#define AVERAGE_VIEW "Average view duration", "Durée moyenne d'une vue"
#define AVERAGE_SHARE "Average percentage viewed (%)", "Pourcentage moyen de vidéo regardé (%)"
#define REVENUE                                                                                                                            \
	"Estimated revenue (USD)", "Estimated revenue (EUR)", "Your estimated revenue (USD)", "Your estimated revenue (EUR)",              \
	        "Geschätzter Umsatz (EUR)", "Geschätzter Umsatz (USD)"

/* The total row and the footer of a table.      Test: tests/unit/importers/test_youtube.c */
enum row_role youtube_role(const struct record *r);
#endif
