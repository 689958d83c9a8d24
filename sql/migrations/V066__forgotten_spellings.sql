-- Forgotten customers are known again in a text by any spelling of their id, e-mail addresses too;
-- their receipt says what remains. One row per what is said with the table.

alter table clientele.forgotten add column folded_sha256 text;
alter table clientele.forgotten add column folded_length int;
alter table clientele.forgotten add column remains text not null default '';
comment on column clientele.forgotten.folded_sha256 is 'SHA-256 of the id as clientele.folded writes it, by which it is found in the text of a line that cannot be parsed; null in receipts of older versions.';
comment on column clientele.forgotten.folded_length is 'Characters of that.';
comment on column clientele.forgotten.remains is 'What remains of the customer where and until when, a place a line.';

-- One text for all spellings: small letters, one form of each character, no invisible ones, one space
-- for several, and quotes as they are meant in a CSV file.
create function clientele.folded(line text) returns text
  language sql immutable
  return lower(regexp_replace(
    regexp_replace(
      replace(normalize(line, nfkc), '""', '"'), '[\u00AD\u200B-\u200F\u2060\uFEFF]', '', 'g'),
    '\s+', ' ', 'g'));

-- Whether a text names anybody who was forgotten, as words of their own.
create function clientele.names_forgotten(line text) returns boolean
  language sql stable
  return exists (
    select from regexp_split_to_table(line, '[^[:alnum:]_-]+') as part
    join clientele.forgotten f
      on f.customer_sha256 = encode(sha256(convert_to(part, 'UTF8')), 'hex')
  ) or exists (
    select from (select clientele.folded(line) as folded) as t
    cross join (select distinct folded_length as n from clientele.forgotten) as l
    cross join generate_series(1, length(t.folded) - l.n + 1) as i
    join clientele.forgotten f on f.folded_length = l.n
      and f.folded_sha256 = encode(sha256(convert_to(substr(t.folded, i, l.n), 'UTF8')), 'hex')
    where substr(' ' || t.folded, i, 1) !~ '[[:alnum:]_-]'
      and substr(t.folded, i + l.n, 1) !~ '[[:alnum:]_-]'
  );
