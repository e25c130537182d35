package org.safeconduct.intake;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A pattern of a schema as ECMA-262 means it, which JSON Schema follows: {@code $} is the end of the text. Java's own also stands
 * before a line break at the end, and would let one through behind every reference and id.
 */
record EcmaPattern(Pattern pattern) implements RegularExpression {

    static RegularExpression compile(String written) {
        boolean anchored = written.endsWith("$") && !written.endsWith("\\$");
        return new EcmaPattern(
                Pattern.compile(anchored ? written.substring(0, written.length() - 1) + "\\z" : written));
    }

    @Override
    public boolean matches(String text) {
        return pattern.matcher(text).find();
    }
}
