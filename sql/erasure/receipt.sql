-- One row: the number of the receipt of the customer :customer, the same whenever they are forgotten.
insert into clientele.forgotten
  (customer_sha256, removed, mails, folded_sha256, folded_length)
select encode(sha256(convert_to(:customer, 'UTF8')), 'hex'), '{}', 0,
  encode(sha256(convert_to(folded, 'UTF8')), 'hex'), length(folded)
from clientele.folded(:customer) as folded
on conflict (customer_sha256) do update
  set folded_sha256 = excluded.folded_sha256, folded_length = excluded.folded_length
returning receipt
