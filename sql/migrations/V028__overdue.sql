-- A customer's silence in his own terms. What is published already gets it from the columns beside it.

alter table clientele.customer_feature add column overdue numeric(24, 7);
update clientele.customer_feature
   set overdue = round(recency_days / greatest(1, mean_days_between_orders), 7);
alter table clientele.customer_feature alter column overdue set not null;

comment on column clientele.segment.cluster is 'The cluster of this run that most of its customers are in, the lowest of equals.';
