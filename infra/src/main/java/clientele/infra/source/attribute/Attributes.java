package clientele.infra.source.attribute;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Identity;
import clientele.steps.table.CustomerAttribute;
import clientele.steps.table.ProductCategory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes attributes of rows, by the names of their columns. Customers: a row an attribute ({@code
 * customer_id, attribute, value}), or a row a customer and a column an attribute. Products: {@code
 * product_id, category}.
 */
final class Attributes {
  private static final Set<String> CUSTOMER =
      Set.of(
          "customer id",
          "customer",
          "customerid",
          "email",
          "e mail",
          "customer email",
          "kundennummer");
  private static final Set<String> PRODUCT =
      Set.of(
          "product id",
          "product",
          "sku",
          "stock code",
          "stockcode",
          "lineitem sku",
          "artikelnummer");
  private static final Set<String> CATEGORY =
      Set.of("category", "product category", "product type", "type", "kategorie", "warengruppe");
  private static final int LONGEST = 256;

  private final String whose;
  private long no;

  /** Takes rows of a file or of a query, for messages. */
  Attributes(String whose) {
    this.whose = whose;
  }

  /** What the rows below a header of customers tell. */
  Consumer<List<String>> customers(List<String> header, Consumer<CustomerAttribute> out) {
    int customer = place(header, CUSTOMER, "customer_id");
    int attribute = find(header, Set.of("attribute", "name", "key"));
    int value = find(header, Set.of("value"));
    if (attribute >= 0 && value >= 0) {
      return row -> add(row.get(customer), row.get(attribute), row.get(value), out);
    }
    return row -> {
      for (int i = 0; i < header.size(); i++) {
        if (i != customer) {
          add(row.get(customer), header.get(i), row.get(i), out);
        }
      }
    };
  }

  private void add(
      String customer, String attribute, String value, Consumer<CustomerAttribute> out) {
    String id = Identity.of(customer);
    if (!id.isEmpty() && !attribute.isBlank() && !value.isBlank()) {
      out.accept(new CustomerAttribute(no++, cut(id), cut(attribute.strip()), cut(value.strip())));
    }
  }

  /** What the rows below a header of products tell. */
  Consumer<List<String>> products(List<String> header, Consumer<ProductCategory> out) {
    int product = place(header, PRODUCT, "product_id");
    int category = place(header, CATEGORY, "category");
    return row -> {
      String code = Identity.of(row.get(product));
      if (!code.isEmpty() && !row.get(category).isBlank()) {
        out.accept(new ProductCategory(no++, cut(code), cut(row.get(category).strip())));
      }
    };
  }

  private int place(List<String> header, Set<String> names, String wanted) {
    int place = find(header, names);
    if (place < 0) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a column is missing in %s [%s]. Maybe it is called otherwise there."
              .formatted(whose, wanted));
    }
    return place;
  }

  private static int find(List<String> header, Set<String> names) {
    for (int i = 0; i < header.size(); i++) {
      if (names.contains(header.get(i).toLowerCase(Locale.ROOT).replaceAll("[_-]", " "))) {
        return i;
      }
    }
    return -1;
  }

  private static String cut(String text) {
    String plain = text.replace("\0", "");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }
}
