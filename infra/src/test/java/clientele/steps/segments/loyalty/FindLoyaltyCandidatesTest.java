package clientele.steps.segments.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.core.explain.Condition;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.segments.loyalty.Expectation.Expected;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.CustomerOutlook;
import clientele.steps.table.explain.RuleCondition;
import clientele.steps.table.explain.TopSegments;
import clientele.steps.table.line.Transaction;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.worth.LoyaltyCandidate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom to invite, on a real server. */
@ExtendWith(PostgresExtension.class)
@Timeout(600)
class FindLoyaltyCandidatesTest {
  private static final RunId OCTOBER = new RunId(YearMonth.of(2011, 10), 1);
  private static final RunId NOVEMBER = new RunId(YearMonth.of(2011, 11), 1);
  private static final int MEMBERS = 30;

  private Warehouse warehouse;
  private TestDatabase database;

  @BeforeEach
  void a_month_with_a_best_segment(TestDatabase server) {
    database = server;
    warehouse = server.warehouse();
    SegmentMonth.write(warehouse, NOVEMBER, customers());
    SegmentMonth.segment(warehouse, NOVEMBER);
  }

  @Test
  void members_come_first_then_who_lacks_least_and_what_they_lack_is_true() {
    List<LoyaltyCandidate> rows = find();
    Segment top = top();
    assertThat(top.persona()).isEqualTo("Insiders");
    assertThat(rows.subList(0, MEMBERS)).allMatch(LoyaltyCandidate::member);
    assertThat(rows.subList(MEMBERS, rows.size()))
        .hasSize(MEMBERS)
        .noneMatch(LoyaltyCandidate::member);
    assertThat(rows).extracting(LoyaltyCandidate::rank).doesNotHaveDuplicates();
    assertThat(rows.subList(MEMBERS, rows.size()))
        .extracting(LoyaltyCandidate::missingConditions)
        .isSorted();
    Map<String, CustomerFeature> features =
        warehouse.rows(NOVEMBER, Tables.CUSTOMER_FEATURE).stream()
            .collect(Collectors.toMap(CustomerFeature::customerId, Function.identity()));
    List<RuleCondition> rule =
        warehouse.rows(NOVEMBER, Tables.RULE_CONDITION).stream()
            .filter(c -> c.segmentId() == top.segmentId())
            .toList();
    assertThat(rule).isNotEmpty();
    for (LoyaltyCandidate row : rows.subList(MEMBERS, rows.size())) {
      long missing =
          rule.stream()
              .filter(c -> !holds(c, figure(features.get(row.customerId()), c.feature())))
              .count();
      assertThat(row.missingConditions()).isEqualTo((int) missing);
      assertThat(row.missing().split("; ")).hasSize((int) missing);
      assertThat(row.missing()).contains("(now ");
      String conditions = rule.size() == 1 ? " condition of " : " conditions of ";
      assertThat(row.why()).contains(" of the " + rule.size() + conditions + top.name());
    }
  }

  @Test
  void without_an_earlier_month_their_own_revenue_a_month_is_expected() {
    assertThat(find())
        .allSatisfy(
            row -> {
              assertThat(row.expectedFrom()).isEqualTo("own");
              assertThat(row.orderChance()).isNull();
              assertThat(row.expectedRevenue()).isPositive();
            });
  }

  @Test
  void with_one_they_are_expected_to_bring_what_their_segment_brought() {
    int top = top().segmentId();
    warehouse.replace(
        OCTOBER,
        Tables.CUSTOMER_SEGMENT,
        List.of(new CustomerSegment("c000", top, 1), new CustomerSegment("c001", top, 1)));
    warehouse.replace(OCTOBER, Tables.PUBLICATION, List.of(new Publication(2, 1, BigDecimal.ONE)));
    warehouse.replace(
        NOVEMBER, Tables.RUN_INPUT, List.of(new RunInput(LocalDate.of(2011, 11, 1), 1, true)));
    warehouse.replace(
        NOVEMBER, Tables.TRANSACTION, List.of(line("c000", "90"), line("c000", "30")));
    LoyaltyCandidate first = find().get(0);
    assertThat(first.expectedRevenue()).isEqualByComparingTo("60");
    assertThat(first.orderChance()).isEqualTo(0.5);
    assertThat(first.expectedFrom()).isEqualTo("segment");
  }

  @Test
  void what_was_learnt_of_a_customer_goes_before_what_their_segment_brought() {
    warehouse.replace(
        NOVEMBER, Tables.CUSTOMER_OUTLOOK, List.of(new CustomerOutlook("c007", 0, 0.75, 1e6)));
    List<LoyaltyCandidate> rows = find();
    assertThat(rows.get(0).customerId()).isEqualTo("c007");
    assertThat(rows.get(0).expectedRevenue()).isEqualByComparingTo("1000000");
    assertThat(rows.get(0).orderChance()).isEqualTo(0.75);
    assertThat(rows.get(0).expectedFrom()).isEqualTo("outlook");
    assertThat(rows.get(1).expectedFrom()).isEqualTo("own");
  }

  @Test
  void all_insiders_belong_there_and_others_are_held_against_the_nearest() {
    List<Segment> segments = new ArrayList<>(warehouse.rows(NOVEMBER, Tables.SEGMENT));
    Segment second =
        segments.stream().filter(s -> !s.isNoise() && !s.equals(top())).findFirst().orElseThrow();
    segments.replaceAll(
        s ->
            s.equals(second)
                ? new Segment(
                    s.segmentId(), s.cluster(), "Insiders, lower spend", "Insiders", false)
                : s);
    warehouse.replace(NOVEMBER, Tables.SEGMENT, segments);
    Map<String, Integer> segmentOf =
        warehouse.rows(NOVEMBER, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    Set<Integer> insiders = Set.of(top().segmentId(), second.segmentId());
    long members = segmentOf.values().stream().filter(insiders::contains).count();

    List<LoyaltyCandidate> rows = find();

    assertThat(rows.stream().filter(LoyaltyCandidate::member))
        .hasSize((int) members)
        .allMatch(row -> row.topSegmentId() == segmentOf.get(row.customerId()));
    assertThat(rows.stream().filter(row -> !row.member()))
        .isNotEmpty()
        .allMatch(row -> insiders.contains(row.topSegmentId()))
        .anyMatch(row -> row.topSegmentId() == second.segmentId());
  }

  @Test
  void another_source_of_expectations_takes_its_place() {
    List<LoyaltyCandidate> rows =
        find(
            (tables, run) ->
                (customer, segment, own) ->
                    new Expected(
                        new BigDecimal(customer.substring(1)), Optional.of(0.25), "outlook"));
    assertThat(rows.get(0).customerId()).isEqualTo("c029");
    assertThat(rows.get(0).expectedRevenue()).isEqualByComparingTo("29");
    assertThat(rows).extracting(LoyaltyCandidate::expectedFrom).containsOnly("outlook");
  }

  @Test
  void the_view_names_them_once_the_month_is_published() {
    List<LoyaltyCandidate> rows = find();
    assertThat(shown()).isZero();
    warehouse.replace(
        NOVEMBER, Tables.PUBLICATION, List.of(new Publication(130, 3, BigDecimal.ONE)));
    assertThat(shown()).isEqualTo(rows.size());
  }

  private long shown() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from bi.loyalty_candidate")
                    .mapTo(Long.class)
                    .one());
  }

  private List<LoyaltyCandidate> find() {
    new FindLoyaltyCandidates(warehouse, PipelineSettings.DEFAULT)
        .run(SegmentMonth.context(NOVEMBER));
    return warehouse.rows(NOVEMBER, Tables.LOYALTY_CANDIDATE);
  }

  private List<LoyaltyCandidate> find(Expectation.Source source) {
    new FindLoyaltyCandidates(warehouse, PipelineSettings.DEFAULT, source)
        .run(SegmentMonth.context(NOVEMBER));
    return warehouse.rows(NOVEMBER, Tables.LOYALTY_CANDIDATE);
  }

  private Segment top() {
    return TopSegments.of(
            warehouse.rows(NOVEMBER, Tables.SEGMENT),
            warehouse.rows(NOVEMBER, Tables.SEGMENT_PROFILE))
        .orElseThrow()
        .segments()
        .get(0);
  }

  private static boolean holds(RuleCondition condition, double value) {
    return new Condition(0, Condition.Op.of(condition.comparison()), condition.threshold())
        .holds(value);
  }

  private static double figure(CustomerFeature customer, String feature) {
    return customer.figure(feature).doubleValue();
  }

  private static Transaction line(String customer, String amount) {
    return new Transaction(
        0,
        2,
        customer,
        "i1",
        "cup",
        LocalDate.of(2011, 11, 3).atStartOfDay(),
        1,
        BigDecimal.ONE,
        new BigDecimal(amount),
        false,
        "UK");
  }

  /** Thirty of the best, sixty who came once lately, thirty once long ago, ten of no cluster. */
  private static Map<String, Integer> customers() {
    Map<String, Integer> clusters = new TreeMap<>();
    for (int i = 0; i < 130; i++) {
      clusters.put("c%03d".formatted(i), i < MEMBERS ? 0 : i < 90 ? 1 : i < 120 ? 2 : -1);
    }
    return clusters;
  }
}
