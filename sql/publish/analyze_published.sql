-- Lets the planner know the month just written before a dashboard asks for it: guessing, it had not
-- joined the features of 877 customers with their segments after five minutes; knowing, it takes
-- less than one second.
analyze
  clientele.customer_feature, clientele.customer_embedding, clientele.customer_cluster,
  clientele.customer_segment, clientele.customer_explanation, clientele.customer_anomaly,
  clientele.segment, clientele.segment_profile, clientele.segment_feature, clientele.segment_rule,
  clientele.segment_event, clientele.segment_lever, clientele.segment_cluster,
  clientele.segment_move, clientele.segment_product, clientele.customer_order,
  clientele.publication
