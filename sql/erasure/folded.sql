-- One row: a text as it is compared, without case and look-alikes.
select clientele.folded(:text)
