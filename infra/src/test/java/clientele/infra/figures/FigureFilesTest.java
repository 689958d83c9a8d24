package clientele.infra.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of figures: read back to the last bit, or refused by file, line and column. */
class FigureFilesTest {
  @TempDir private Path folder;

  @Test
  void rows_are_sorted_by_id_and_fields_may_be_quoted() throws IOException {
    Figures figures =
        FigureReader.read(file("\ufeffid,\"a, b\",c\r\nb,1,-2.5e3\r\n\"a\"\"1\",3,4\r\n\r\n"));

    assertThat(figures.idColumn()).isEqualTo("id");
    assertThat(figures.customers().ids()).containsExactly("a\"1", "b");
    assertThat(figures.customers().columns()).containsExactly("a, b", "c");
    assertThat(figures.customers().values())
        .isEqualTo(Matrix.of(new double[][] {{3, 4}, {1, -2500}}));
  }

  @Test
  void what_is_written_is_read_back_to_the_last_bit_and_read_when_packed() throws IOException {
    Random random = new Random(3);
    double[] values = new double[3000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() * StrictMath.pow(10, random.nextInt(40) - 20);
    }
    List<String> ids = random.ints(1000).mapToObj(i -> "k," + i).sorted().distinct().toList();
    Matrix matrix = Matrix.of(1000, 3, values).rows(rows(ids.size()));
    Figures figures =
        new Figures("k", new CustomerMatrix(ids, List.of("x", "y \"z\"", "w"), matrix));
    Path plain = folder.resolve("plain.csv");
    FigureWriter.write(plain, figures);
    Path packed = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }

    assertThat(FigureReader.read(plain)).isEqualTo(figures);
    assertThat(FigureReader.read(packed)).isEqualTo(figures);
    assertThat(folder).isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
  }

  @Test
  void a_broken_rule_is_named_with_file_line_and_column() {
    refused("id,a\n1,2\n2,x1\n", "not a finite number [f.csv, line 3, column a: 'x1']");
    refused("id,a\n1,NaN\n", "line 2, column a: 'NaN'");
    refused("id,a\n1,Infinity\n", "line 2, column a");
    refused("id,a\n1,1e999\n", "line 2, column a: '1e999'");
    refused("id,a\n1,5d\n", "line 2, column a: '5d'");
    refused("id,a,b\n1,2,\n", "a field is empty [f.csv, line 2, column b]");
    refused("id,a\n1,2,3\n", "a line has 3 fields, the header 2 [f.csv, line 2]");
    refused("id,a\n\"x\ny\",1\n2\n", "a line has 1 fields, the header 2 [f.csv, line 4]");
    refused("id,a\n ,2\n", "a line has no id [f.csv, line 2, column id]");
    refused("id,a\n7,2\n8,1\n7,3\n", "an id stands on two lines [f.csv, lines 2 and 4: '7']");
    refused("id,a,a\n1,2,3\n", "twice [f.csv, line 1: 'a']");
    refused("id;a;b\n1;2;3\n", "no column but the id [f.csv, line 1: [id;a;b]]");
    refused("id,a\n", "the file holds no customers [f.csv]");
    refused("", "the file holds no customers [f.csv]");
  }

  @Test
  void a_file_that_is_no_text_is_refused() throws IOException {
    Path latin =
        Files.write(
            folder.resolve("f.csv"), "id,a\n\u00e4,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> FigureReader.read(latin)).hasMessageContaining("not UTF-8 [f.csv]");
    Path cut = Files.write(folder.resolve("f.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    assertThatThrownBy(() -> FigureReader.read(cut)).hasMessageContaining("cut off [f.csv]");
    assertThatThrownBy(() -> FigureReader.read(folder.resolve("none.csv")))
        .hasMessageContaining("none.csv")
        .extracting(e -> ((StepException) e).code())
        .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
  }

  @Test
  void a_file_that_cannot_be_written_is_refused_and_leaves_nothing() throws IOException {
    Figures figures =
        new Figures(
            "id", new CustomerMatrix(List.of("1"), List.of("x"), Matrix.of(new double[][] {{1}})));
    assertThatThrownBy(() -> FigureWriter.write(folder.resolve("no/such/f.csv"), figures))
        .hasMessageContaining("f.csv");
    assertThatThrownBy(() -> FigureWriter.write(folder, figures))
        .hasMessageContaining("cannot be written");
    assertThat(folder).isEmptyDirectory();
  }

  private void refused(String text, String words) {
    AbstractThrowableAssert<?, ?> refusal =
        assertThatThrownBy(() -> FigureReader.read(file(text))).hasMessageContaining(words);
    refusal.extracting(e -> ((StepException) e).code()).isEqualTo(ErrorCode.BAD_INPUT);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f.csv"), text);
  }

  private static int[] rows(int n) {
    return IntStream.range(0, n).toArray();
  }
}
