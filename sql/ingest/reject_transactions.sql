-- Writes one row per line that is not used, with the first rule that rejects it: what kept it from
-- being parsed, file_copy, missing_customer, the shop's own, no_product, cancelled_positive, price_floor,
-- quantity_pair, implausible_amount, exact_duplicate. All months that wait to be filtered in one
-- pass, however their lines are mixed.
--
-- file_copy, if :drop_file_copies: a line that stands in several files, as where a full history lies
-- beside a month or exports overlap, counts once, in the first of them; twice only if one file alone
-- has it twice.
--
-- The shop's own: :own_rules has a line a rule, its parts between tabs: name, whether lines that do
-- not match go instead of those that do, whose value, field, pattern. Attributes and categories are
-- those told to this run.
--
-- cancelled_positive, if :reject_positive: a line of an invoice that :cancelled_invoice calls
-- cancelled, and that brings money.
--
-- implausible_amount, if :drop_implausible: a line that brings more money than all usual lines of
-- its month together. Usual is what is no more than a hundred times the mean, so a hundred lines at
-- least are needed to call one unusual.
--
-- quantity_pair: an order of :pair_min_quantity units or more and its cancellation, the same
-- customer and stock code with the opposite quantity no more than :pair_within_hours later. Orders
-- and cancellations of one customer, code and size are matched like brackets in the order of time,
-- so each takes part once and an order goes with the nearest cancellation. Both must lie in one
-- month, because a month is filtered once, whatever is read later.
--
-- exact_duplicate, if :drop_duplicates: all but the first of equal lines.
--
-- Where lines differ in nothing but their place in the file, the place decides which of them it is;
-- so the order of the lines changes no count and no amount.
insert into clientele.transaction_rejected
  (month, revision, file_no, line, rule, column_name, text, amount)
with no_product as materialized (
  select stock_code
  from (
    select r.stock_code
    from clientele.transaction_raw as r
    join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
    where w.run_month = :month and w.run_revision = :revision
      and r.month between :first and :last and r.ordered_at is not null
    group by r.stock_code
  ) as code
  where stock_code ~* ('^(' || :no_product || ')$')
),
own_rule as materialized (
  select
    rule.no,
    split_part(rule.text, chr(9), 1) as name,
    cast(split_part(rule.text, chr(9), 2) as boolean) as keep,
    split_part(rule.text, chr(9), 3) as whose,
    split_part(rule.text, chr(9), 4) as field,
    '^(' || split_part(rule.text, chr(9), 5) || ')$' as pattern
  from unnest(string_to_array(cast(:own_rules as text), chr(10))) with ordinality as rule (text, no)
),
told_customer as materialized (
  select distinct on (customer_id, lower(attribute))
    customer_id, lower(attribute) as attribute, value
  from clientele.customer_attribute
  where month = :month and revision = :revision and cast(:own_rules as text) <> ''
  order by customer_id, lower(attribute), no desc
),
told_product as materialized (
  select distinct on (stock_code) stock_code, category
  from clientele.product_category
  where month = :month and revision = :revision and cast(:own_rules as text) <> ''
  order by stock_code, no desc
),
ruled as materialized (
  select r.month, r.file_no, r.line, min(o.no) as no
  from own_rule as o
  cross join clientele.month_to_filter as w
  join clientele.transaction_raw as r on r.month = w.month and r.revision = w.revision
  left join told_customer as c
    on o.whose = 'customer' and c.customer_id = r.customer_id and c.attribute = o.field
  left join told_product as p on o.whose = 'product' and p.stock_code = r.stock_code
  where cast(:own_rules as text) <> ''
    and w.run_month = :month and w.run_revision = :revision
    and r.month between :first and :last and r.ordered_at is not null
    and o.keep <> (
      coalesce(
        case o.whose
          when 'customer' then c.value
          when 'product' then p.category
          else case o.field when 'country' then r.country else r.details ->> o.field end
        end,
        ''
      ) ~* o.pattern
    )
  group by r.month, r.file_no, r.line
),
total as materialized (
  select
    r.month,
    r.revision,
    count(*) as lines,
    sum(abs(r.quantity * r.unit_price)) as money,
    min(r.file_no) <> max(r.file_no) as several_files
  from clientele.transaction_raw as r
  join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
  where w.run_month = :month and w.run_revision = :revision
    and r.month between :first and :last and r.ordered_at is not null
  group by r.month, r.revision
),
unusual as materialized (
  select r.month, r.file_no, r.line, abs(r.quantity * r.unit_price) as money
  from total as t
  join clientele.transaction_raw as r on r.month = t.month and r.revision = t.revision
  where r.month between :first and :last
    and r.ordered_at is not null
    and cast(:drop_implausible as boolean)
    and abs(r.quantity * r.unit_price) > 100 * t.money / t.lines
),
usual as (
  select t.month, t.money - coalesce(sum(u.money), 0) as money
  from total as t
  left join unusual as u on u.month = t.month
  group by t.month, t.money
),
implausible as materialized (
  select u.month, u.file_no, u.line
  from unusual as u
  join usual as o on o.month = u.month
  where u.money > o.money
),
fingerprinted as materialized (
  select
    r.month, r.file_no, r.line,
    hash_record_extended(
      row(r.ordered_at, r.quantity, r.unit_price, r.customer_id, r.stock_code, r.invoice,
        r.description, r.country),
      0
    ) as fingerprint
  from total as t
  join clientele.transaction_raw as r on r.month = t.month and r.revision = t.revision
  where t.several_files
    and cast(:drop_file_copies as boolean)
    and r.month between :first and :last
    and r.ordered_at is not null
),
in_files as (
  select
    f.month, f.file_no, f.line, f.fingerprint,
    row_number() over (partition by f.month, f.fingerprint, f.file_no order by f.line) as occurrence
  from fingerprinted as f
  join (
    select month, fingerprint
    from fingerprinted
    group by month, fingerprint
    having min(file_no) <> max(file_no)
  ) as spread on spread.month = f.month and spread.fingerprint = f.fingerprint
),
copied as materialized (
  select month, file_no, line
  from (
    select
      month, file_no, line,
      row_number() over (partition by month, fingerprint, occurrence order by file_no) as place
    from in_files
  ) as placed
  where place > 1
),
large as (
  select
    r.month, r.file_no, r.line, r.customer_id, r.stock_code, r.ordered_at, r.quantity,
    row_number() over same_goods as place,
    sum(sign(r.quantity)) over same_goods as open_orders
  from clientele.transaction_raw as r
  join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
  where w.run_month = :month and w.run_revision = :revision
    and r.month between :first and :last
    and r.ordered_at is not null
    and abs(r.quantity) >= :pair_min_quantity
    and r.customer_id <> ''
    and r.unit_price > :price_floor
    and r.stock_code not in (select stock_code from no_product)
    and (r.month, r.file_no, r.line) not in (select month, file_no, line from copied)
  window same_goods as (
    partition by r.month, r.customer_id, r.stock_code, abs(r.quantity)
    order by
      r.ordered_at, r.quantity desc, r.invoice collate "C", r.unit_price,
      r.description collate "C", r.country collate "C", r.file_no, r.line
    rows unbounded preceding
  )
),
neighbour as (
  select
    month, file_no, line, ordered_at, quantity,
    lag(quantity) over bracket as quantity_before,
    lag(ordered_at) over bracket as ordered_before,
    lead(quantity) over bracket as quantity_after,
    lead(ordered_at) over bracket as ordered_after
  from large
  window bracket as (
    partition by
      month, customer_id, stock_code, abs(quantity),
      case when quantity > 0 then open_orders else open_orders + 1 end
    order by place
  )
),
pair as materialized (
  select month, file_no, line
  from neighbour
  where (quantity > 0 and quantity_after < 0
      and ordered_after <= ordered_at + cast(:pair_within_hours as int) * interval '1' hour)
    or (quantity < 0 and quantity_before > 0
      and ordered_at <= ordered_before + cast(:pair_within_hours as int) * interval '1' hour)
),
suspect as materialized (
  select r.invoice, r.stock_code
  from clientele.transaction_raw as r
  join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
  where w.run_month = :month and w.run_revision = :revision
    and r.month between :first and :last and r.ordered_at is not null and cast(:drop_duplicates as boolean)
  group by r.invoice, r.stock_code
  having count(*) > 1
),
copy as (
  select
    r.month, r.file_no, r.line,
    row_number() over (
      partition by
        r.invoice, r.stock_code, r.description, r.quantity, r.ordered_at, r.unit_price,
        r.customer_id, r.country
      order by r.file_no, r.line
    ) as number
  from suspect as s
  join clientele.transaction_raw as r on r.invoice = s.invoice and r.stock_code = s.stock_code
  join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
  where w.run_month = :month and w.run_revision = :revision
    and r.month between :first and :last
    and r.ordered_at is not null
    and (r.month, r.file_no, r.line) not in (select month, file_no, line from pair)
    and (r.month, r.file_no, r.line) not in (select month, file_no, line from copied)
),
second as materialized (
  select month, file_no, line
  from copy
  where number > 1
),
judged as (
  select
    r.month, r.revision, r.file_no, r.line, r.column_name, r.text, r.quantity, r.unit_price,
    case
      when r.ordered_at is null then r.rule
      when (r.month, r.file_no, r.line) in (select month, file_no, line from copied)
        then 'file_copy'
      when r.customer_id = '' then 'missing_customer'
      when u.no is not null then (select o.name from own_rule as o where o.no = u.no)
      when r.stock_code in (select stock_code from no_product) then 'no_product'
      when cast(:reject_positive as boolean)
        and starts_with(r.invoice, :cancelled_begin)
        and r.quantity * r.unit_price > 0
        and r.invoice ~ ('^(' || :cancelled_invoice || ')$')
        then 'cancelled_positive'
      when r.unit_price between 0 and :price_floor then 'price_floor'
      when abs(r.quantity) >= :pair_min_quantity
        and (r.month, r.file_no, r.line) in (select month, file_no, line from pair)
        then 'quantity_pair'
      when (r.month, r.file_no, r.line) in (select month, file_no, line from implausible)
        then 'implausible_amount'
      when (r.month, r.file_no, r.line) in (select month, file_no, line from second)
        then 'exact_duplicate'
    end as verdict
  from clientele.transaction_raw as r
  join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
  left join ruled as u on u.month = r.month and u.file_no = r.file_no and u.line = r.line
  where w.run_month = :month and w.run_revision = :revision
    and r.month between :first and :last
)
select
  month,
  revision,
  file_no,
  line,
  verdict,
  coalesce(column_name, ''),
  coalesce(text, ''),
  coalesce(quantity * unit_price, 0)
from judged
where verdict is not null
