-- One row: the newest published run of the latest month before :month that has any.
select month, revision from clientele.publication
where month < :month
order by month desc, revision desc
limit 1
