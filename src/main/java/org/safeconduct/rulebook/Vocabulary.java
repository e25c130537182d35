package org.safeconduct.rulebook;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values that a column declares. */
final class Vocabulary {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    static final String LIST = "\\s*\"[^\"]+\"\\s*(,\\s*\"[^\"]+\"\\s*)*";
    private static final Pattern BOUNDS = Pattern.compile("\\s*\\[\\s*(-?\\d+)\\s*\\.\\.\\s*(-?\\d+)\\s*]\\s*");
    private static final Pattern TRUTH = Pattern.compile("\\s*(true\\s*,\\s*false|false\\s*,\\s*true)\\s*");

    private Vocabulary() {}

    /** @return null if the declaration is none of: a list of quoted terms, {@code true, false}, {@code [a..b]} */
    static @Nullable Column column(String name, String type, String declared) {
        Matcher bounds = BOUNDS.matcher(declared);
        return switch (type) {
            case "boolean" -> TRUTH.matcher(declared).matches() ? new Column.Truth(name) : null;
            case "number" ->
                bounds.matches()
                        ? new Column.Range(name, new BigDecimal(bounds.group(1)), new BigDecimal(bounds.group(2)))
                        : null;
            // Every other type is the file's own: a list of terms.
            default ->
                Pattern.matches(LIST, declared)
                        ? new Column.Terms(name, literals(declared), !type.equals("string"))
                        : null;
        };
    }

    static Set<String> literals(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher literal = LITERAL.matcher(text);
        while (literal.find()) {
            found.add(literal.group(1));
        }
        return found;
    }
}
