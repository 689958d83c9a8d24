package clientele.scheduler.status.page;

import clientele.steps.publish.MonthRevenue;
import clientele.steps.publish.RevenueWords;

/** The money of a month for a template: figures, and the words the mail has for them. */
public record RevenueParts(MonthRevenue money, RevenueWords words) {}
