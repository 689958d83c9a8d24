-- One row per raw line of the customer. It stays, so that counts stay; it names neither the customer
-- nor the order.
update clientele.transaction_raw
set customer_id = '', invoice = '', details = null
where customer_id = :customer
