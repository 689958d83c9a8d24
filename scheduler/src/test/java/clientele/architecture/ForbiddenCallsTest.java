package clientele.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Calls that would make a run depend on the moment, the machine or chance. */
@AnalyzeClasses(packages = "clientele", importOptions = ProductCode.class)
class ForbiddenCallsTest {

  @ArchTest
  static final ArchRule steps_ask_no_clock =
      noClasses()
          .that()
          .resideInAPackage("clientele.steps..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the same input, settings and seed must give the same bytes at any time");

  @ArchTest
  static final ArchRule nothing_is_shuffled_or_drawn_without_a_seed =
      noClasses()
          .should()
          .callMethod(Collections.class, "shuffle", List.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callConstructor(java.util.SplittableRandom.class)
          .because("every stochastic part takes a seed");

  @ArchTest
  static final ArchRule the_core_uses_strict_math =
      noClasses()
          .that()
          .resideInAPackage("clientele.steps.core..")
          .should()
          .callMethod(Math.class, "exp", double.class)
          .orShould()
          .callMethod(Math.class, "log", double.class)
          .orShould()
          .callMethod(Math.class, "log1p", double.class)
          .orShould()
          .callMethod(Math.class, "log10", double.class)
          .orShould()
          .callMethod(Math.class, "pow", double.class, double.class)
          .orShould()
          .callMethod(Math.class, "sin", double.class)
          .orShould()
          .callMethod(Math.class, "cos", double.class)
          .orShould()
          .callMethod(Math.class, "tanh", double.class)
          .orShould()
          .callMethod(Math.class, "cbrt", double.class)
          .because("java.lang.Math may answer in other last digits on another processor");

  @ArchTest
  static final ArchRule nobody_ends_the_process_but_main =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("clientele.scheduler.Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .because("what is open would not be closed");
}
