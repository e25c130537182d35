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
    private final List<Investigation> investigations;

    /** @throws RulebookFault if the file is not a catalogue, or claims what nobody may claim */
    @Autowired
    DispositionCatalogue(Rulebooks rulebooks) {
        this(rulebooks.file(FILE), NeverSaid.read(rulebooks.file("never-said.yaml")));
    }

    DispositionCatalogue(byte[] file, NeverSaid neverSaid) {
        File read = parse(file);
        all = read.dispositions().stream().map(Entry::text).toList();
        investigations = Optional.ofNullable(read.investigations()).orElse(List.of()).stream()
                .map(Far::investigation)
                .toList();
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
                check(text.id(), sentence, neverSaid, faults);
            }
            for (String sentence : List.of(text.meaning(), text.doesNotMean(), text.next())) {
                if (LineFaults.instructs(sentence)) {
                    faults.add(FILE + ": " + text.id() + " tells the reader what to do outside sharerMay");
                }
            }
        }
        investigations.forEach(text -> {
            check(text.code(), text.meaning(), neverSaid, faults);
            check(text.code(), text.doesNotMean(), neverSaid, faults);
        });
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    private static void check(String id, String sentence, NeverSaid neverSaid, List<String> faults) {
        neverSaid.in(sentence).forEach(claim -> faults.add(FILE + ": " + id + " claims " + claim));
        Whom.faults(sentence).forEach(fault -> faults.add(FILE + ": " + id + " " + fault));
    }

    /** What the recipient's code means, for whoever reads it; empty if it is no code of theirs. */
    public Optional<DispositionText> find(Recipient of, String code) {
        return find(of, code, Whom.ANYONE);
    }

    /** The same, for a reader whose case is about that person. */
    public Optional<DispositionText> find(Recipient of, String code, Whom whom) {
        return all.stream()
                .filter(text -> text.of() == of && text.code().equals(code))
                .findFirst()
                .map(text -> text.about(whom));
    }

    /** Every row, in the file's order, for whoever reads it. */
    public List<DispositionText> all() {
        return all.stream().map(text -> text.about(Whom.ANYONE)).toList();
    }

    /** How far the police say that they look into it; empty if the code says nothing. */
    public Optional<Investigation> investigation(String code, Whom whom) {
        return investigations.stream()
                .filter(text -> text.code().equals(code))
                .findFirst()
                .map(text -> new Investigation(
                        text.code(),
                        whom.reads(text.meaning()),
                        whom.reads(text.doesNotMean()),
                        text.source(),
                        text.grade()));
    }

    private static File parse(byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, File.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RulebookFault(FILE + ": not a catalogue of dispositions", e);
        }
    }

    record File(List<Entry> dispositions, @Nullable List<Far> investigations) {}

    record Far(
            @Nullable String code,
            @Nullable String meaning,
            @Nullable String doesNotMean,
            @Nullable String source,
            RuleInfo.@Nullable Grade grade) {

        Investigation investigation() {
            if (code == null || meaning == null || doesNotMean == null || source == null || grade == null) {
                throw new RulebookFault(List.of(FILE + ": the investigation " + code + " lacks something"));
            }
            return new Investigation(code, meaning, doesNotMean, source, grade);
        }
    }

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
