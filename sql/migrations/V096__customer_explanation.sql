-- The explanation of a customer in the field's words: why they are in their segment, and the
-- counterfactual, which is the least change that leads to a better one.
alter table clientele.customer_passport rename to customer_explanation;
comment on table clientele.customer_explanation is 'One row per run and customer: why they are in their segment, and the least change that leads to a better one (counterfactual).';
comment on column clientele.customer_explanation.held_out is 'Whether rules were measured on them, not made from them.';
comment on column clientele.customer_explanation.rules_met is 'Ids of the segments whose rule they meet, parted by commas.';
comment on column clientele.customer_explanation.better_segment_id is 'Segment of a higher median revenue that the change leads to, as the segment model places the changed customer; null where no small change was found.';
comment on column clientele.customer_explanation.way is 'What they would have to do.';
comment on column clientele.customer_explanation.basket_factor is 'Worth of each in their own average order values; 0 for no change.';
comment on table clientele.customer_anomaly is 'One row per run and customer: how unlike the others they are.';
comment on column clientele.segment_category.kind is 'country (a customer counts once, where they bought most) or season.';
