-- Removes customer and invoice from the month's lines of whoever was forgotten before they were
-- read again; such a line is then one that names nobody. Of a line that could not be parsed the
-- text goes, and what else a line told goes too.
update clientele.transaction_raw as r
set customer_id = case when r.rule is null then '' end,
    invoice = case when r.rule is null then '' end,
    text = case when r.rule is not null then '' end,
    details = null
where r.month = :month
  and r.revision = :revision
  and exists (select from clientele.forgotten)
  and case
    when r.rule is not null then clientele.names_forgotten(coalesce(r.text, ''))
    else encode(sha256(convert_to(coalesce(r.customer_id, ''), 'UTF8')), 'hex')
      in (select customer_sha256 from clientele.forgotten)
  end
