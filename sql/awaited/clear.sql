-- One row per month found earlier to have no line; they count no more.
delete from clientele.awaited_month
