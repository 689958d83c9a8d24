select timestamp '2026-09-27 02:30:00' as local_time, date '2026-09-27' as day,
  timestamptz '2026-09-27 02:30:00+00' as instant, null::double precision as missing
