update customer_embedding set x = x + 1 where month = :month and revision = :revision;
