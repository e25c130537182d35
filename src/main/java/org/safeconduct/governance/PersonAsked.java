package org.safeconduct.governance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * About whom everything is asked for, as pseudonyms: no name or number goes further than this.
 *
 * @param audience who will read the answer
 */
record PersonAsked(List<String> pseudonyms, Audience audience) {

    private static final Set<String> KEYS = Set.of("nhsNumber", "givenName", "familyName", "dateOfBirth", "audience");

    /** Who will read the answer; each sees less than the one before. */
    enum Audience implements Code {
        GOVERNANCE,
        SUBJECT
    }

    /** @throws Rejection if the body is not one of the two ways to ask */
    static PersonAsked read(byte[] body, Pseudonyms pseudonyms) {
        JsonNode asked = StrictJson.read(body);
        if (!asked.isObject()) {
            throw invalid("an object is needed", "");
        }
        asked.propertyNames().forEach(key -> {
            if (!KEYS.contains(key)) {
                throw invalid("a key is not known here", "");
            }
        });
        Audience audience = asked.has("audience")
                ? Code.read(Audience.class, text(asked, "audience"))
                        .orElseThrow(() -> invalid("an audience is governance or subject", "/audience"))
                : Audience.GOVERNANCE;
        boolean number = asked.has("nhsNumber");
        boolean name = asked.has("givenName") || asked.has("familyName") || asked.has("dateOfBirth");
        if (number == name) {
            throw invalid("ask by nhsNumber, or by givenName, familyName and dateOfBirth", "");
        }
        return new PersonAsked(List.of(number ? byNumber(asked, pseudonyms) : byName(asked, pseudonyms)), audience);
    }

    private static String byNumber(JsonNode asked, Pseudonyms pseudonyms) {
        return pseudonyms
                .byNhsNumber(new NhsNumber(text(asked, "nhsNumber").strip()))
                .orElseThrow(() -> invalid("this is not a valid NHS number", "/nhsNumber"));
    }

    private static String byName(JsonNode asked, Pseudonyms pseudonyms) {
        LocalDate born;
        try {
            born = LocalDate.parse(text(asked, "dateOfBirth"));
        } catch (DateTimeParseException e) {
            throw invalid("a day is written as 2011-03-04", "/dateOfBirth");
        }
        return pseudonyms.byNameAndBirth(text(asked, "givenName"), text(asked, "familyName"), born);
    }

    private static String text(JsonNode asked, String key) {
        JsonNode value = asked.path(key);
        if (!value.isString() || value.asString("").isBlank()) {
            throw invalid("a text is needed", "/" + key);
        }
        return value.asString("");
    }

    private static Rejection invalid(String detail, String where) {
        return new Rejection(Rejection.Kind.INVALID, detail, where);
    }
}
