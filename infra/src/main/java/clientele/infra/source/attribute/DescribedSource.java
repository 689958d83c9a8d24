package clientele.infra.source.attribute;

import clientele.infra.config.source.AttributesConfig;
import clientele.infra.source.PlainTable;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import clientele.steps.table.CustomerAttribute;
import clientele.steps.table.ProductCategory;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A source of lines, and files or queries that tell of its customers and products. */
public final class DescribedSource implements TransactionSource, AutoCloseable {
  private final TransactionSource lines;
  private final AttributesConfig files;
  private final Asked asked;

  /** A database that tells of customers and products; the names of the columns come first. */
  public interface Asked {
    /** One that tells nothing. */
    Asked NOBODY =
        new Asked() {
          @Override
          public void customers(Consumer<List<String>> rows) {
            // nothing is told
          }

          @Override
          public void products(Consumer<List<String>> rows) {
            // nothing is told
          }
        };

    /** Tells of customers. */
    void customers(Consumer<List<String>> rows);

    /** Tells of products. */
    void products(Consumer<List<String>> rows);
  }

  /** Puts them together; it is closed with its lines. */
  public DescribedSource(TransactionSource lines, AttributesConfig files, Asked asked) {
    this.lines = lines;
    this.files = files;
    this.asked = asked;
  }

  @Override
  public void describe(Consumer<CustomerAttribute> customers, Consumer<ProductCategory> products) {
    Attributes told = new Attributes("the query of customers or products");
    asked.customers(belowHeader(header -> told.customers(header, customers)));
    asked.products(belowHeader(header -> told.products(header, products)));
    files
        .customers()
        .ifPresent(file -> table(file, belowHeader(header -> told.customers(header, customers))));
    files
        .products()
        .ifPresent(file -> table(file, belowHeader(header -> told.products(header, products))));
  }

  private static void table(String file, Consumer<List<String>> rows) {
    PlainTable.read(Path.of(file), row -> rows.accept(row.cells()));
  }

  /** What takes a header and then its rows. */
  private static Consumer<List<String>> belowHeader(
      Function<List<String>, Consumer<List<String>>> of) {
    List<Consumer<List<String>>> taker = new ArrayList<>();
    return row -> {
      if (taker.isEmpty()) {
        taker.add(of.apply(row));
      } else {
        taker.get(0).accept(row);
      }
    };
  }

  @Override
  public String uri() {
    return lines.uri();
  }

  @Override
  public List<String> files(Set<YearMonth> wanted) {
    return lines.files(wanted);
  }

  @Override
  public FileDigest read(String file, Consumer<SourceLine> taker) {
    return lines.read(file, taker);
  }

  @Override
  public List<String> passedOver() {
    return lines.passedOver();
  }

  @Override
  public List<String> remarks() {
    return lines.remarks();
  }

  @Override
  public String state(String file) {
    return lines.state(file);
  }

  @Override
  public void close() {
    if (lines instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
