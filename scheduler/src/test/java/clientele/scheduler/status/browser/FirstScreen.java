package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.JavascriptExecutor;

/** What a manager sees before they scroll: who is best, how many, what they are worth, how sure. */
final class FirstScreen {
  private static final String STATISTICS =
      "(?is).*\\b(interval|median|mean|quartile|quantile|percentile|cluster|silhouette|jaccard|bootstrap|"
          + "deviation|variance|significan\\w*|p-value|correlation|cliff|spearman|delta|rho|rfm|"
          + "k-means|sample|outlier|probability|confidence|redrawn)\\b.*";

  /** The text of which at least the first line is in the window. */
  private static final String TEXT =
      """
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const seen = [];
      while (walker.nextNode()) {
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (box.height && box.right > 0 && box.bottom <= innerHeight) seen.push(walker.currentNode.data);
      }
      return seen.join(' ').replace(/\\s+/g, ' ');
      """;

  private FirstScreen() {}

  /** Looks at the page that is open, as it was loaded. */
  static void saysWhoIsBest(JavascriptExecutor browser) {
    String text = String.valueOf(browser.executeScript(TEXT));
    assertThat(text)
        .containsPattern("The best of your [\\d,]+ customers are the \\d+ \\w+")
        .containsPattern("They brought £[\\d.,mk]+ in .*, [\\d.]+% of the revenue\\.")
        .containsPattern("We are (not |fairly )?sure (who they are|of)")
        .doesNotMatch(STATISTICS);
  }
}
