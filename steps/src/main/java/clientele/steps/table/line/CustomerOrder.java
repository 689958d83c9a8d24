package clientele.steps.table.line;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a customer bought or gave back under one invoice number on one day.
 *
 * @param revenue sales less returns, money
 * @param returns money given back
 * @param items units sold
 * @param isCredit whether it is money back alone; such a row is no order
 */
public record CustomerOrder(
    String customerId,
    String invoice,
    LocalDate day,
    BigDecimal revenue,
    BigDecimal returns,
    BigDecimal items,
    String country,
    boolean isCredit) {}
