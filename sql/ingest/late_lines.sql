-- One row per month of lines: how many lines its present reading has that the held one has not, and
-- the other way round. Place in the file does not count, nor do lines that cannot be parsed.
with present as (
  select ordered_at, quantity, unit_price, customer_id, stock_code, invoice, description, country
  from clientele.transaction_raw
  where month = :month and revision = :revision and ordered_at is not null
),
held as (
  select ordered_at, quantity, unit_price, customer_id, stock_code, invoice, description, country
  from clientele.transaction_raw
  where month = :month and revision = cast(:held as int) and ordered_at is not null
)
select
  (select count(*) from (table present except all table held) as fresh) as lines_new,
  (select count(*) from (table held except all table present) as gone) as lines_gone
