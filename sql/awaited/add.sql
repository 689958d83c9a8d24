-- One row: a due month that the source had no line of at :now.
insert into clientele.awaited_month (month, looked_at) values (:month, :now)
