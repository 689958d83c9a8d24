-- one row per customer of one published month: what they are expected to bring, and when they order next
select v.alive, v.expected_orders, v.orders_low, v.orders_high,
       v.expected_worth, v.worth_low, v.worth_high, v.overdue,
       to_char(n.next_order, 'YYYY-MM-DD') as next_order,
       to_char(n.next_from, 'YYYY-MM-DD') as next_from,
       to_char(n.next_to, 'YYYY-MM-DD') as next_to,
       f.horizon_days, f.reason
  from bi.customer_value v
  join bi.next_order n on n.month = v.month and n.customer_id = v.customer_id
  join bi.lifetime_fit f on f.month = v.month and (f.used or f.model = 'NONE')
 where v.month = :month and v.customer_id = :customer
