package clientele.infra.db.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken away from a statement and what is not. */
class SqlTextTest {

  @Test
  void comments_and_the_last_semicolon_go() {
    assertThat(SqlText.bare("-- it's; :x\nselect 1 -- end;\n;\n-- more\n")).isEqualTo("select 1");
    assertThat(SqlText.bare("select /* a; 'b /* c */ */ 1")).isEqualTo("select   1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '--;'",
        "select 'it''s; -- :x'",
        "select E'a\\'; -- b'",
        "select \"a;--b\"",
        "select $$ a; -- b $$",
        "select $tag$ a; $$ -- b $tag$",
        "select a - b, c::text, 4 / 2"
      })
  void quoted_text_stays_as_it_is(String sql) {
    assertThat(SqlText.bare(sql + " ; ")).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 1; select 2", "", " -- nothing\n;", "select 'a", "/* a", "$$ a"})
  void anything_but_one_whole_statement_is_refused(String sql) {
    assertThatThrownBy(() -> SqlText.bare(sql)).isInstanceOf(IllegalArgumentException.class);
  }
}
