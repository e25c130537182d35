package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the recipients' dispositions mean for a sharer. */
@Component
public final class DispositionCatalogue {

    private static final String FILE = "dispositions.yaml";

    private final List<DispositionText> all;

    /** @throws RulebookFault if the file is not a catalogue, or claims what nobody may claim */
    @Autowired
    DispositionCatalogue(Rulebooks rulebooks) {
        this(rulebooks.file(FILE), NeverSaid.read(rulebooks.file("never-said.yaml")));
    }

    DispositionCatalogue(byte[] file, NeverSaid neverSaid) {
        all = parse(file);
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (DispositionText text : all) {
            if (!ids.add(text.id())) {
                faults.add(FILE + ": the id " + text.id() + " is there twice");
            }
            if (!codes.add(text.of() + " " + text.code())) {
                faults.add(FILE + ": " + text.id() + " explains a code that is explained above");
            }
            for (String sentence : List.of(text.meaning(), text.doesNotMean(), text.next(), text.sharerMay())) {
                neverSaid.in(sentence).forEach(claim -> faults.add(FILE + ": " + text.id() + " claims " + claim));
            }
        }
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    /** What the recipient's code means; empty if it is no code of theirs. */
    public Optional<DispositionText> find(Recipient of, String code) {
        return all.stream()
                .filter(text -> text.of() == of && text.code().equals(code))
                .findFirst();
    }

    /** Every row, in the file's order. */
    public List<DispositionText> all() {
        return all;
    }

    private static List<DispositionText> parse(byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, File.class)
                    .dispositions()
                    .stream()
                    .map(Entry::text)
                    .toList();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RulebookFault(FILE + ": not a catalogue of dispositions", e);
        }
    }

    record File(List<Entry> dispositions) {}

    record Entry(
            @Nullable String id,
            @Nullable String of,
            @Nullable String code,
            @Nullable String meaning,
            @Nullable String doesNotMean,
            @Nullable String next,
            @Nullable String sharerMay,
            @Nullable String source,
            RuleInfo.@Nullable Grade grade) {

        DispositionText text() {
            if (grade == null) {
                throw missing("grade");
            }
            return new DispositionText(
                    needed("id", id),
                    Code.read(Recipient.class, needed("of", of)).orElseThrow(() -> missing("of")),
                    needed("code", code),
                    needed("meaning", meaning),
                    needed("doesNotMean", doesNotMean),
                    needed("next", next),
                    needed("sharerMay", sharerMay),
                    needed("source", source),
                    grade);
        }

        private String needed(String key, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw missing(key);
            }
            return value;
        }

        private RulebookFault missing(String key) {
            return new RulebookFault(List.of(FILE + ": " + id + " has no usable " + key));
        }
    }
}
