package clientele.infra.source.profile;

import clientele.steps.port.SourceLine;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the lines of one file or of several, in bounded memory. */
final class Figures {
  /** Customers that are told apart; further ones are counted as "more". */
  private static final int MOST_CUSTOMERS = 500_000;

  /** Orders of a customer that are told apart. */
  private static final int MOST_ORDERS = 200_000;

  private final SortedMap<YearMonth, Month> months = new TreeMap<>();
  private final Map<String, Customer> customers = new HashMap<>();
  private final SortedMap<String, Rule> rules = new TreeMap<>();
  private long lines;
  private long missing;
  private long back;
  private boolean moreCustomers;
  private Optional<Largest> largest = Optional.empty();
  private Optional<LocalDate> last = Optional.empty();

  /** Lines and money of a month. */
  static final class Month {
    private long lines;
    private double money;

    long lines() {
      return lines;
    }

    double money() {
      return money;
    }
  }

  /** What one customer has. */
  private static final class Customer {
    private long lines;
    private final Set<Integer> days = new HashSet<>();
  }

  /** A rule that lines broke, and the first of them. */
  static final class Rule {
    private final String file;
    private final long line;
    private final String column;
    private long lines;

    Rule(String file, long line, String column) {
      this.file = file;
      this.line = line;
      this.column = column;
    }

    String first() {
      return "%s line %d%s".formatted(file, line, column.isEmpty() ? "" : " in column " + column);
    }

    long lines() {
      return lines;
    }
  }

  /** The line of most money. */
  record Largest(String file, long line, YearMonth month, double money) {}

  /** The customer with most lines, how many, and on how many days. */
  record Busiest(long lines, long days) {}

  void add(String file, SourceLine line) {
    lines++;
    if (line instanceof SourceLine.Parsed parsed) {
      add(file, parsed);
    } else if (line instanceof SourceLine.Unparseable broken) {
      rule(broken.rule(), file, line.line(), broken.column());
    } else if (line instanceof SourceLine.LeftOut left) {
      rule(left.rule(), file, line.line(), left.column());
    }
  }

  private void add(String file, SourceLine.Parsed line) {
    double money = line.quantity().doubleValue() * line.unitPrice().doubleValue();
    YearMonth of = YearMonth.from(line.orderedAt());
    Month month = months.computeIfAbsent(of, any -> new Month());
    month.lines++;
    month.money += money;
    back += money < 0 ? 1 : 0;
    LocalDate day = line.orderedAt().toLocalDate();
    if (last.isEmpty() || day.isAfter(last.get())) {
      last = Optional.of(day);
    }
    if (largest.isEmpty() || money > largest.get().money()) {
      largest = Optional.of(new Largest(file, line.line(), of, money));
    }
    if (line.customerId().isEmpty()) {
      missing++;
    } else if (customers.size() < MOST_CUSTOMERS || customers.containsKey(line.customerId())) {
      Customer customer = customers.computeIfAbsent(line.customerId(), any -> new Customer());
      customer.lines++;
      if (customer.days.size() < MOST_ORDERS) {
        customer.days.add((int) day.toEpochDay());
      }
    } else {
      moreCustomers = true;
    }
  }

  private void rule(String name, String file, long line, String column) {
    rules.computeIfAbsent(name, any -> new Rule(file, line, column)).lines++;
  }

  long lines() {
    return lines;
  }

  /** Lines that name no customer. */
  long missing() {
    return missing;
  }

  /** Lines of money back. */
  long back() {
    return back;
  }

  SortedMap<YearMonth, Month> months() {
    return months;
  }

  SortedMap<String, Rule> rules() {
    return rules;
  }

  Optional<Largest> largest() {
    return largest;
  }

  Optional<LocalDate> last() {
    return last;
  }

  /** How many customers, in words, as there may be more than are told apart. */
  String customers() {
    return moreCustomers ? "more than " + MOST_CUSTOMERS : String.valueOf(customers.size());
  }

  Optional<Busiest> busiest() {
    return customers.values().stream()
        .max((left, right) -> Long.compare(left.lines, right.lines))
        .map(customer -> new Busiest(customer.lines, customer.days.size()));
  }
}
