package org.safeconduct.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The outcome codes that police may give a recorded crime. A code that is not here is not one. */
@Component
public final class OutcomeCatalogue {

    private static final String FILE = "outcomes.yaml";

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    /** @throws RulebookFault if the file is not a catalogue, or claims what nobody may claim */
    @Autowired
    OutcomeCatalogue(Rulebooks rulebooks) {
        this(rulebooks.file(FILE), NeverSaid.read(rulebooks.file("never-said.yaml")));
    }

    OutcomeCatalogue(byte[] file, NeverSaid neverSaid) {
        List<String> faults = new ArrayList<>();
        for (Entry entry : parse(file)) {
            Outcome outcome = entry.outcome();
            if (outcomes.put(outcome.code(), outcome) != null) {
                faults.add(FILE + ": the code " + outcome.code() + " is there twice");
            }
            for (String text : List.of(outcome.meaning(), outcome.victim(), outcome.doesNotMean())) {
                neverSaid.in(text).forEach(claim -> faults.add(FILE + ": " + outcome.code() + " claims " + claim));
                Whom.faults(text).forEach(fault -> faults.add(FILE + ": " + outcome.code() + " " + fault));
                if (LineFaults.instructs(text)) {
                    faults.add(FILE + ": " + outcome.code() + " tells the reader what to do");
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    private static List<Entry> parse(byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, File.class)
                    .outcomes();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RulebookFault(FILE + ": not a catalogue of outcomes", e);
        }
    }

    /** The outcome with that official number, for whoever reads it; empty if there is none. */
    public Optional<Outcome> find(String code) {
        return find(code, Whom.ANYONE);
    }

    /** The same, for a reader whose case is about that person. */
    public Optional<Outcome> find(String code, Whom whom) {
        return Optional.ofNullable(outcomes.get(code)).map(outcome -> outcome.about(whom));
    }

    /** Every outcome, in the order of the official numbers. */
    public Collection<Outcome> all() {
        return outcomes.values().stream()
                .map(outcome -> outcome.about(Whom.ANYONE))
                .toList();
    }

    record File(List<Entry> outcomes) {}

    record Entry(
            @Nullable String code,
            @Nullable String meaning,
            @Nullable String decidedBy,
            @Nullable String namedPerson,
            @Nullable String victim,
            @Nullable String doesNotMean,
            @Nullable String source,
            RuleInfo.@Nullable Grade grade,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Outcome outcome() {
            if (grade == null) {
                throw new RulebookFault(List.of(FILE + ": " + code + " has no grade"));
            }
            return new Outcome(
                    text("code", code),
                    text("meaning", meaning),
                    text("decidedBy", decidedBy),
                    Code.read(Outcome.NamedPerson.class, text("namedPerson", namedPerson))
                            .orElseThrow(() -> new RulebookFault(List.of(FILE + ": " + code + ": namedPerson"))),
                    text("victim", victim),
                    text("doesNotMean", doesNotMean),
                    text("source", source),
                    grade,
                    Optional.ofNullable(effectiveFrom),
                    Optional.ofNullable(effectiveTo));
        }

        private String text(String key, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new RulebookFault(List.of(FILE + ": " + code + " has no " + key));
            }
            return value;
        }
    }
}
