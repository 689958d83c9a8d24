-- One row: the newest run of the month :month, if it has any.
select * from clientele.run
where month = :month
order by revision desc
limit 1
