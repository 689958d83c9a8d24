package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packages are small, documented, and depend on each other in one direction. */
@Timeout(120)
class PackagesTest {
  private static final int MOST_FILES = 15;
  private static final String DESCRIPTION = "package-info.java";

  @Test
  void no_package_has_more_than_fifteen_files() throws IOException {
    Map<Path, Long> sizes =
        sources().stream()
            .filter(file -> !file.endsWith(DESCRIPTION))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(sizes).hasSizeGreaterThan(80);
    sizes.values().removeIf(files -> files <= MOST_FILES);
    assertThat(sizes).isEmpty();
  }

  @Test
  void every_package_of_the_product_is_described() throws IOException {
    assertThat(
            sources().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve(DESCRIPTION))))
        .isEmpty();
  }

  @Test
  void no_circle_of_packages() {
    JavaClasses product =
        new ClassFileImporter().withImportOption(new ProductCode()).importPackages("clientele");
    SlicesRuleDefinition.slices()
        .matching("clientele.(**)")
        .should()
        .beFreeOfCycles()
        .check(product);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().getParent())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }
}
