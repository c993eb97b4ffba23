package io.wiredns.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The texts of the guide in one language, by their keys. Those in English are read without {@link
 * ResourceBundle}, which takes longer to find and parse the file than all the rest of a command
 * that shows an entry. Immutable; may be shared among threads.
 */
abstract class GuideTexts {
  private static final String BUNDLE = "io.wiredns.guide.Guide";

  private GuideTexts() {}

  /** Returns a text; null if there is none with this key. */
  abstract String find(String key);

  /** Returns a text that must exist. */
  final String get(String key) {
    String text = find(key);
    if (text == null) {
      throw new IllegalStateException("the guide has no text " + key);
    }
    return text;
  }

  /** Returns the texts of a language, which may be an added resource bundle. */
  static GuideTexts of(Locale locale) {
    return locale.equals(Locale.ROOT)
        ? English.TEXTS
        : new Bundle(ResourceBundle.getBundle(BUNDLE, locale));
  }

  private static final class Bundle extends GuideTexts {
    private final ResourceBundle texts;

    Bundle(ResourceBundle texts) {
      this.texts = texts;
    }

    @Override
    String find(String key) {
      return texts.containsKey(key) ? texts.getString(key) : English.TEXTS.find(key);
    }
  }

  private static final class English extends GuideTexts {
    static final English TEXTS = new English();

    @Override
    String find(String key) {
      if (key.startsWith("situation.")) {
        return Situations.TEXTS.get(key);
      }
      return (key.startsWith("ede.") ? Errors.TEXTS : Codes.TEXTS).get(key);
    }
  }

  // Each file is read when the first of its texts is needed.

  private static final class Codes {
    static final Map<String, String> TEXTS = read("Guide.properties");
  }

  private static final class Situations {
    static final Map<String, String> TEXTS = read("GuideSituations.properties");
  }

  private static final class Errors {
    static final Map<String, String> TEXTS = read("GuideErrors.properties");
  }

  private static Map<String, String> read(String name) {
    try (InputStream in = GuideTexts.class.getResourceAsStream(name)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /**
   * Returns the lines of the form KEY=TEXT. The file has neither escapes nor continued lines, nor
   * spaces around the first equals sign.
   */
  private static Map<String, String> parse(String file) {
    Map<String, String> texts = new HashMap<>(1024);
    int end;
    for (int start = 0; start < file.length(); start = end + 1) {
      end = file.indexOf('\n', start);
      int equals = file.charAt(start) == '#' ? -1 : file.indexOf('=', start);
      if (equals >= 0 && equals < end) {
        texts.put(file.substring(start, equals), file.substring(equals + 1, end));
      }
    }
    return texts;
  }
}
