package org.safeconduct.handling;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.platform.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A place in a JSON body. What is wrong there is said with the place's pointer (RFC 6901) and none of its content. */
record Place(JsonNode node, JsonPointer pointer) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Keys of a disclosure that identify someone. They may be named in a refusal: they are ours, not the caller's. */
    private static final Set<String> IDENTITIES = Set.of(
            "messageId",
            "name",
            "contact",
            "givenName",
            "familyName",
            "dateOfBirth",
            "expectedDelivery",
            "nhsNumber",
            "upn",
            "address",
            "narrative",
            "exactWords",
            "place",
            "supporting",
            "attachments");

    static Place root(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isObject()) {
                return new Place(node, JsonPointer.empty());
            }
        } catch (JacksonException e) {
            // Jackson's message quotes the input: it goes no further.
            throw new Rejection(Rejection.Kind.MALFORMED, "the body is not JSON");
        }
        throw new Rejection(Rejection.Kind.MALFORMED, "the body is not a JSON object");
    }

    Rejection refused(String what) {
        return new Rejection(Rejection.Kind.INVALID, what, pointer.toString());
    }

    Place at(String key) {
        return new Place(node.path(key), pointer.appendProperty(key));
    }

    Place required(String key) {
        Place place = at(key);
        if (place.node.isMissingNode()) {
            throw place.refused("is required");
        }
        return place;
    }

    /** An object, or nothing, with no key but these. */
    Place onlyKeys(String... keys) {
        if (!node.isMissingNode() && !node.isObject()) {
            throw refused("is not an object");
        }
        Set<String> allowed = Set.of(keys);
        for (String name : node.propertyNames()) {
            if (IDENTITIES.contains(name) && !allowed.contains(name)) {
                throw at(name).refused("has no place here: leave out whatever identifies a person");
            }
            if (!allowed.contains(name)) {
                // The key may itself be a name, so the refusal stops one step above it.
                throw refused("has a key that is not asked for");
            }
        }
        return this;
    }

    /** The entries of a list; none if it is not there. */
    List<Place> items() {
        if (!node.isMissingNode() && !node.isArray()) {
            throw refused("is not a list");
        }
        List<Place> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new Place(item, pointer.appendIndex(items.size())));
        }
        return items;
    }

    List<Place> someItems(int most) {
        List<Place> items = items();
        if (items.isEmpty()) {
            throw refused("has no entry");
        }
        if (items.size() > most) {
            throw refused("has too many entries");
        }
        return items;
    }

    /** A code of the list; empty if it is not there or absent for a reason. */
    <E extends Enum<E> & Code> Optional<E> code(Class<E> list) {
        return absent() ? Optional.empty() : Optional.of(requiredCode(list));
    }

    <E extends Enum<E> & Code> E requiredCode(Class<E> list) {
        return Optional.ofNullable(node.stringValue(null))
                .flatMap(code -> Code.read(list, code))
                .orElseThrow(() -> refused("is not a code of its list"));
    }

    /** A fact that may be unknown; true and false count as yes and no. */
    Tri tri() {
        if (node.isBoolean()) {
            return node.booleanValue() ? Tri.YES : Tri.NO;
        }
        return code(Tri.class).orElse(Tri.UNKNOWN);
    }

    boolean truth() {
        if (!node.isBoolean()) {
            throw refused("is neither true nor false");
        }
        return node.booleanValue();
    }

    Optional<Integer> wholeNumber(int least, int most) {
        if (absent()) {
            return Optional.empty();
        }
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw refused("is not a whole number in its range");
        }
        return Optional.of(node.intValue());
    }

    Optional<LocalDate> date() {
        if (absent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(node.isString() ? node.stringValue(null) : ""));
        } catch (DateTimeParseException e) {
            throw refused("is not a date");
        }
    }

    private boolean absent() {
        if (node.isMissingNode()) {
            return true;
        }
        if (!node.isObject()) {
            return false;
        }
        onlyKeys("absent").required("absent").requiredCode(AbsentReason.class);
        return true;
    }
}
