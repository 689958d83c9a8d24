package clientele.infra.synthetic;

import clientele.infra.synthetic.event.Invoices;
import clientele.infra.synthetic.event.Invoices.Invoice;
import clientele.infra.synthetic.event.MonthEvents;
import clientele.infra.synthetic.event.MonthEvents.Event;
import clientele.infra.synthetic.goods.ProductCatalogue;
import clientele.infra.synthetic.people.Customer;
import clientele.infra.synthetic.people.Population;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Writes the files of a shop that never was, and beside them the truth about its customers.
 *
 * <p>Each month is made in two passes. The first asks every customer when they order and keeps
 * eight bytes for each invoice, which are sorted by time; the second draws up the invoices one by
 * one. No customer is held in memory, so a shop of a million needs the heap of its busiest month's
 * invoices: some ten megabytes.
 */
public final class SyntheticShop {
  private static final long FIRST_INVOICE = 500_001;
  private static final int PROGRESS_EVERY = 4096;

  private final ShopPlan plan;
  private final ShopFolders folders;
  private final DoubleConsumer progress;
  private final Population population;
  private final Invoices invoices;
  private final List<Path> files = new ArrayList<>();
  private long invoiceNumber = FIRST_INVOICE;
  private long lines;
  private long badLines;
  private long duplicateLines;

  private SyntheticShop(ShopPlan plan, Path out, DoubleConsumer progress) {
    this.plan = plan;
    this.folders = new ShopFolders(out);
    this.progress = progress;
    this.population = new Population(plan);
    this.invoices = new Invoices(plan, population, new ProductCatalogue(plan.seed()));
  }

  /**
   * Makes the shop. Files of the same names are replaced, each at once.
   *
   * @param out folder, made if need be; see {@link ShopFolders} for what lies where in it
   * @param progress told now and then which share of the work is done, at last 1
   * @throws StepException USAGE if the folder holds files of another plan, SOURCE_UNAVAILABLE if it
   *     cannot be written
   */
  public static ShopSummary write(ShopPlan plan, Path out, DoubleConsumer progress) {
    SyntheticShop shop = new SyntheticShop(plan, out, progress);
    try {
      shop.folders.prepare(plan);
      TruthFiles truth = new TruthFiles(plan, shop.folders, shop.population);
      truth.writeCustomers();
      for (int month = 0; month < plan.months(); month++) {
        shop.writeMonth(month);
        truth.writeKinds(month);
      }
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "cannot write the shop's files [" + out + "]: " + e + ". Maybe the disk is full.",
          e);
    }
    progress.accept(1);
    return shop.summary();
  }

  private void writeMonth(int month) throws IOException {
    MonthEvents events = MonthEvents.of(plan, month, population);
    Path file = folders.transactions(plan.month(month));
    ShopFolders.write(file, out -> writeEvents(events, month, out));
    files.add(file);
  }

  private void writeEvents(MonthEvents events, int index, OutputStream out) throws IOException {
    ShopMonth month = ShopMonth.of(plan, index);
    ShopMonth before = ShopMonth.of(plan, index - 1);
    TransactionFile file = new TransactionFile(out, plan.shares());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Invoice invoice = invoices.draw(event, month, before);
      String number = (event.type().cancellation() ? "C" : "") + invoiceNumber++;
      Dice dice = Dice.of(plan.seed(), Purpose.PAPER, index, i);
      file.write(number, month.format(event.minute()), invoice, dice);
      if (i % PROGRESS_EVERY == 0) {
        progress.accept((index + (double) i / events.size()) / plan.months());
      }
    }
    lines += file.lines();
    badLines += file.badLines();
    duplicateLines += file.duplicateLines();
  }

  private ShopSummary summary() {
    return new ShopSummary(
        plan.customers(), invoiceNumber - FIRST_INVOICE, lines, badLines, duplicateLines, files);
  }

  /** The truth about the customers, in files of its own. */
  private record TruthFiles(ShopPlan plan, ShopFolders folders, Population population) {

    void writeCustomers() throws IOException {
      ShopFolders.write(
          folders.customers(),
          out -> {
            print(out, "customer_id,kind,joined,country");
            for (int number = 0; number < population.size(); number++) {
              Customer customer = population.customer(number);
              String who = customer.id() + "," + customer.firstKind();
              String since = plan.month(customer.joined()) + "," + customer.country().label();
              print(out, who + "," + since);
            }
          });
    }

    void writeKinds(int month) throws IOException {
      ShopFolders.write(
          folders.kinds(plan.month(month)),
          out -> {
            print(out, "customer_id,kind");
            for (int number = 0; number < population.size(); number++) {
              Customer customer = population.customer(number);
              if (customer.joined() <= month) {
                print(out, customer.id() + "," + population.kind(customer, month));
              }
            }
          });
    }

    private static void print(OutputStream out, String line) throws IOException {
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }
}
