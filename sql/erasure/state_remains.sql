-- One row: the receipt :receipt, with what remains by now.
update clientele.forgotten set remains = :remains where receipt = :receipt
