package org.safeconduct.intake;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place where a form breaks the schema, told in our own words: the validator's messages quote values and unknown keys,
 * and a mistyped key can hold a name.
 *
 * @param pointer RFC 6901; for an unknown key, that of the object that has it
 */
record SchemaFault(String pointer, String detail) {

    /**
     * @param keyword the schema keyword that failed
     * @param at pointer to the value that failed it; made of the schema's own keys and of indexes
     * @param property the missing key; for other keywords it may be input and is not used
     * @param rule the keyword's value in the schema
     */
    static SchemaFault of(String keyword, String at, @Nullable String property, @Nullable JsonNode rule) {
        return switch (keyword) {
            case "required" -> new SchemaFault(at + "/" + property, "A required key is missing.");
            case "additionalProperties" -> new SchemaFault(at, "There is an unknown key here.");
            case "enum" -> new SchemaFault(at, "Unknown code. Known: " + listed(rule) + ".");
            case "type" -> new SchemaFault(at, "The value must be of type " + listed(rule) + ".");
            case "minItems" -> new SchemaFault(at, "There must be at least one item.");
            case "maxItems" -> new SchemaFault(at, "There are more items than " + listed(rule) + ".");
            case "uniqueItems" -> new SchemaFault(at, "An item is there twice.");
            case "minLength" -> new SchemaFault(at, "The text is empty or too short.");
            case "maxLength" -> new SchemaFault(at, "The text is longer than " + listed(rule) + " characters.");
            case "pattern" -> new SchemaFault(at, "The text has not the form that is asked for.");
            case "format" ->
                new SchemaFault(
                        at,
                        listed(rule).equals("date-time")
                                ? "This is not a time of the form 2026-11-22T10:00:00Z."
                                : "This is not a date of the form 2026-11-22.");
            case "minimum", "maximum" -> new SchemaFault(at, "The number is out of range.");
            default -> new SchemaFault(at, "This breaks the schema.");
        };
    }

    private static String listed(@Nullable JsonNode rule) {
        if (rule == null) {
            return "";
        }
        return rule.isArray()
                ? StreamSupport.stream(rule.spliterator(), false)
                        .map(node -> node.asString(""))
                        .collect(Collectors.joining(", "))
                : rule.asString("");
    }
}
