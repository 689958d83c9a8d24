-- One row per database: a number that changes whenever a customer is forgotten, 0 before the first
select coalesce(floor(extract(epoch from erased_at) * 1000), 0)::bigint as version from bi.erasure
