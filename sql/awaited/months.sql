-- One row per due month that the source had no line of.
select month from clientele.awaited_month
