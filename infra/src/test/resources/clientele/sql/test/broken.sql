select nothing as customer_id, 1 as x, 2 as y
