-- One row of {table} per row of the customer, which goes.
delete from clientele.{table} where customer_id = :customer
