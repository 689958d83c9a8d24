package clientele.scheduler.status.page.part;

import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.publish.words.RevenueWords;

/** The money of a month for a template: figures, and the words the mail has for them. */
public record RevenueParts(MonthRevenue money, RevenueWords words) {}
