-- one row per attribute of a customer who was forgotten before it was told again, which goes
delete from clientele.customer_attribute as a
where a.month = :month
  and a.revision = :revision
  and exists (select from clientele.forgotten)
  and encode(sha256(convert_to(a.customer_id, 'UTF8')), 'hex')
    in (select customer_sha256 from clientele.forgotten)
