-- It's a comment with a quote, a :colon and a semicolon; and "another" one.
/* block; with 'quote' and :param /* nested */ still */
select
  'a;b -- not a comment :month' || c.letter as customer_id, -- the customer's id; yes
  (extract(day from cast(:month as date)) + :revision)::double precision as x,
  case when 1 < 2 and 3 > 2 then :shift else 0 end as y /* no? */
from (values ('x'), ('y')) as c (letter)
where :month between date '2011-01-01' and date '2011-12-31'; -- the end; isn't it
