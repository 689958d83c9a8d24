package clientele.steps.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Runs under a German locale on purpose: none of it may show. */
class FigureFormatTest {
  private final FigureFormat pounds = new FigureFormat("GBP");

  @Test
  void thousands_are_parted_by_commas_whatever_the_default_locale() {
    assertThat(pounds.count(8_911_408)).isEqualTo("8,911,408");
    assertThat(pounds.number(1234.56, 1)).isEqualTo("1,234.6");
    assertThat(pounds.number(4.0, 1)).isEqualTo("4");
    assertThat(pounds.number(10.0, 0)).isEqualTo("10");
    assertThat(pounds.number(100.0, 1)).isEqualTo("100");
  }

  @Test
  void money_below_zero_has_a_true_minus_before_the_sign() {
    assertThat(pounds.money(new BigDecimal("-1234.5"))).isEqualTo("−£1,235");
    assertThat(pounds.moneyChange(new BigDecimal("1234.4"))).isEqualTo("+£1,234");
    assertThat(pounds.moneyChange(new BigDecimal("-0.2"))).isEqualTo("£0");
  }

  @Test
  void a_subject_gets_short_money() {
    assertThat(pounds.moneyShort(new BigDecimal("8911407.904"))).isEqualTo("£8.91m");
    assertThat(pounds.moneyShort(new BigDecimal("999499"))).isEqualTo("£999k");
    assertThat(pounds.moneyShort(new BigDecimal("999500"))).isEqualTo("£1.00m");
    assertThat(pounds.moneyShort(new BigDecimal("12345"))).isEqualTo("£12.3k");
    assertThat(pounds.moneyShort(new BigDecimal("9949"))).isEqualTo("£9,949");
    assertThat(pounds.moneyShort(new BigDecimal("-12345"))).isEqualTo("−£12.3k");
  }

  @Test
  void small_percentages_keep_a_decimal() {
    assertThat(pounds.percent(0.34)).isEqualTo("34%");
    assertThat(pounds.percent(0.0214)).isEqualTo("2.1%");
    assertThat(pounds.percent(0.0996)).isEqualTo("10%");
    assertThat(pounds.percentChange(0.0214)).isEqualTo("+2.1%");
    assertThat(pounds.percentChange(-0.12)).isEqualTo("−12%");
    assertThat(pounds.percentChange(0.0001)).isEqualTo("0.0%");
  }

  @Test
  void a_currency_without_a_well_known_sign_is_written_by_its_code() {
    assertThat(new FigureFormat("CHF").money(1234)).isEqualTo("CHF\u00a01,234");
    assertThat(new FigureFormat("EUR").money(-5)).isEqualTo("−€5");
  }
}
