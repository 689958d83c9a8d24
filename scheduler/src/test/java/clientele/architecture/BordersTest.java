package clientele.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Which package may know of which other; an import that crosses a border fails here. */
@AnalyzeClasses(packages = "clientele", importOptions = ProductCode.class)
class BordersTest {
  private static final String[] LANGUAGE = {"java..", "org.jspecify.annotations.."};

  @ArchTest
  static final ArchRule core_knows_only_itself_and_its_wrapped_libraries =
      classes()
          .that()
          .resideInAPackage("clientele.steps.core..")
          .and()
          .resideOutsideOfPackages(
              "clientele.steps.core.clustering.weka..", "clientele.steps.core.manifold.umapjava..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "org.jspecify.annotations..",
                  "org.hipparchus..",
                  "clientele.steps.core.."));

  @ArchTest
  static final ArchRule core_touches_no_file_clock_or_network =
      noClasses()
          .that()
          .resideInAPackage("clientele.steps.core..")
          .and()
          .resideOutsideOfPackage("clientele.steps.core.clustering.weka..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "java.time.."));

  @ArchTest
  static final ArchRule weka_stays_in_its_wrapper =
      noClasses()
          .that()
          .resideOutsideOfPackage("clientele.steps.core.clustering.weka..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("weka.."));

  @ArchTest
  static final ArchRule umap_java_stays_in_its_wrapper =
      noClasses()
          .that()
          .resideOutsideOfPackage("clientele.steps.core.manifold.umapjava..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("tagbio.."));

  @ArchTest
  static final ArchRule dag_table_port_and_settings_know_no_step =
      classes()
          .that()
          .resideInAnyPackage(
              "clientele.steps.dag..",
              "clientele.steps.table..",
              "clientele.steps.port..",
              "clientele.steps.settings..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "org.jspecify.annotations..",
                  "clientele.steps.dag..",
                  "clientele.steps.table..",
                  "clientele.steps.port..",
                  "clientele.steps.settings..",
                  "clientele.steps.core.matrix.."));

  @ArchTest
  static final ArchRule step_packages_never_know_each_other =
      SlicesRuleDefinition.slices()
          .matching("clientele.steps.(ingest|features|model|segments|value|worth|publish)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule steps_know_no_outside =
      noClasses()
          .that()
          .resideInAPackage("clientele.steps..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "clientele.infra..",
                  "clientele.scheduler..",
                  "org.jdbi..",
                  "org.postgresql..",
                  "java.sql..",
                  "software.amazon..",
                  "org.quartz..",
                  "io.javalin..",
                  "com.fasterxml.."));

  @ArchTest
  static final ArchRule infra_packages_know_only_config_and_home_of_each_other =
      SlicesRuleDefinition.slices()
          .matching("clientele.infra.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage("clientele.infra.config..", "clientele.infra.home.."));

  @ArchTest
  static final ArchRule infra_does_not_know_the_scheduler =
      noClasses()
          .that()
          .resideInAPackage("clientele.infra..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("clientele.scheduler..", "io.javalin..", "picocli.."));

  @ArchTest
  static final ArchRule jdbi_stays_in_infra =
      noClasses()
          .that()
          .resideOutsideOfPackage("clientele.infra..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.jdbi.."));

  @ArchTest
  static final ArchRule the_command_line_library_stays_in_commands =
      noClasses()
          .that()
          .resideInAnyPackage("clientele.scheduler.run..", "clientele.scheduler.status..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("picocli.."));

  @ArchTest
  static final ArchRule records_and_enums_of_tables_use_the_language_only =
      classes()
          .that()
          .resideInAPackage("clientele.steps.table..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(LANGUAGE).or(resideInAnyPackage("clientele.steps.table..")));
}
