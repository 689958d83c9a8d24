package clientele.infra.config.yaml;

import clientele.infra.config.yaml.YamlNode.Place;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML into nodes that know their places. Jackson's own tree forgets them, and drops the
 * first of two equal keys without a word.
 */
public final class YamlReader {
  private final JsonParser parser;
  private final Problems problems;

  private YamlReader(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The whole file as one mapping; what is wrong with it goes to the problems. */
  public static YamlNode.Mapping read(String text, Problems problems) {
    Place top = new Place(1, 1);
    YamlNode.Mapping nothing = new YamlNode.Mapping(top, Map.of());
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        return nothing;
      }
      YamlNode node = new YamlReader(parser, problems).node();
      if (node instanceof YamlNode.Mapping mapping) {
        return mapping;
      }
      if (!(node instanceof YamlNode.Empty)) {
        problems.add(node.place(), "", "the file does not begin with keys");
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      Place place = at == null ? top : new Place(at.getLineNr(), at.getColumnNr());
      String reason = e.getOriginalMessage().strip().replaceFirst("(?s)\\R.*", "");
      problems.add(place, "", "not YAML: " + reason);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return nothing;
  }

  /** The node whose first token the parser stands on. */
  private YamlNode node() throws IOException {
    Place place = place();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_NULL -> new YamlNode.Empty(place);
      default -> new YamlNode.Scalar(place, parser.getText());
    };
  }

  private YamlNode mapping(Place place) throws IOException {
    Map<YamlNode.Key, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Place> seen = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      YamlNode.Key key = new YamlNode.Key(parser.currentName(), place());
      parser.nextToken();
      Place first = seen.putIfAbsent(key.name(), key.place());
      YamlNode value = node();
      if (first == null) {
        entries.put(key, value);
      } else {
        problems.add(key.place(), key.name(), "stands twice, first on line " + first.line());
      }
    }
    return new YamlNode.Mapping(place, entries);
  }

  private YamlNode sequence(Place place) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new YamlNode.Sequence(place, items);
  }

  private Place place() {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(at.getLineNr(), at.getColumnNr());
  }
}
