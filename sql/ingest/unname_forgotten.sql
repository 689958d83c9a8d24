-- Removes customer and invoice from the month's lines of whoever was forgotten before they were
-- read again; such a line is then one that names nobody. Of a line that could not be parsed the
-- text goes.
update clientele.transaction_raw as r
set customer_id = case when r.rule is null then '' end,
    invoice = case when r.rule is null then '' end,
    text = case when r.rule is not null then '' end
where r.month = :month
  and r.revision = :revision
  and exists (select from clientele.forgotten)
  and exists (
    select from clientele.forgotten as f
    where f.customer_sha256 in (
      select encode(sha256(convert_to(part, 'UTF8')), 'hex')
      from regexp_split_to_table(
        coalesce(r.customer_id, r.text, ''),
        case when r.rule is null then '\n' else '[^[:alnum:]_-]+' end
      ) as part
    )
  )
