package org.safeconduct.evidence;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;

/** A record of evidence as canonical JSON (RFC 8785), over which its commitment is. */
final class CanonicalRecord {

    private static final String EVENT = "event";
    private static final String AT = "at";
    private static final String REFERENCE = "reference";

    private static final Map<String, Fact> FACTS =
            Stream.of(Fact.values()).collect(Collectors.toUnmodifiableMap(Fact::key, Function.identity()));

    private CanonicalRecord() {}

    static String write(EvidenceRecord record) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(EVENT, record.event().code());
        members.put(AT, record.at().toString());
        record.reference().ifPresent(reference -> members.put(REFERENCE, reference.value()));
        record.facts().forEach((fact, value) -> members.put(fact.key(), value));
        try {
            return new JsonCanonicalizer(Json.write(members)).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("an evidence record cannot be made canonical", e);
        }
    }

    /** Reads what {@link #write} wrote. */
    static EvidenceRecord read(String record) {
        Members members = Json.read(record.getBytes(java.nio.charset.StandardCharsets.UTF_8), Members.class);
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        members.all.forEach(
                (key, value) -> Optional.ofNullable(FACTS.get(key)).ifPresent(fact -> facts.put(fact, value)));
        return new EvidenceRecord(
                Code.read(Event.class, members.text(EVENT)).orElseThrow(),
                Instant.parse(members.text(AT)),
                Optional.ofNullable(members.all.get(REFERENCE)).map(text -> new Reference(text.toString())),
                facts);
    }

    private static final class Members {

        private final Map<String, Object> all = new LinkedHashMap<>();

        @JsonAnySetter
        @SuppressWarnings("UnusedMethod") // Jackson calls it
        void put(String key, Object value) {
            all.put(key, value);
        }

        private String text(String key) {
            return String.valueOf(all.get(key));
        }
    }
}
