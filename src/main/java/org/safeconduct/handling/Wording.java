package org.safeconduct.handling;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the rows of the handling table say, in one language. A draft, which nobody who speaks the language has checked, says
 * so: above all lines and after each.
 *
 * @param notice what is said above the lines of a draft, in the language and in English; empty once someone has checked it
 * @param draft what is said after each line of a draft; empty once someone has checked it
 * @param untranslated what a draft says after a line that stands in English, for want of a text
 * @param unconfirmed what it means that nobody has confirmed a line, said once; {@code {force}} stands for the force
 * @param ifPoliceReceive what precedes a line about the police while the police have not been sent the disclosure
 * @param clocks each clock's name
 * @param lines each row's text
 */
record Wording(
        String language,
        String notice,
        String draft,
        String untranslated,
        String unconfirmed,
        @JsonProperty("if-police-receive") String ifPoliceReceive,
        Map<String, String> clocks,
        Map<String, String> lines) {

    Wording {
        clocks = Map.copyOf(clocks);
        lines = Map.copyOf(lines);
    }

    /** The name of the file with the texts in that language. */
    static String file(Locale language) {
        return "handling." + language.getLanguage() + ".yaml";
    }

    /** @throws RulebookFault if a row has no text and this is no draft, a text no row, or a text claims what nobody may */
    static Wording read(String name, byte[] file, List<RuleInfo> rows, NeverSaid neverSaid) {
        Wording wording = parse(name, file);
        List<String> faults = new ArrayList<>();
        Set<String> orphans = new TreeSet<>(wording.lines.keySet());
        for (RuleInfo row : rows) {
            if (!wording.isDraft() && !wording.has(row.id())) {
                faults.add(name + ": the row " + row.id() + " has no text");
            }
            orphans.remove(row.id());
        }
        orphans.forEach(id -> faults.add(name + ": the text " + id + " has no row"));
        for (Deadline deadline : Deadline.values()) {
            if (wording.clocks.getOrDefault(deadline.code(), "").isBlank()) {
                faults.add(name + ": the clock " + deadline.code() + " has no name");
            }
        }
        if (!name.equals(file(Locale.of(wording.language)))) {
            faults.add(name + ": the language is " + wording.language);
        }
        if (wording.notice.isBlank() == wording.isDraft() || wording.untranslated.isBlank() == wording.isDraft()) {
            faults.add(name + ": notice, draft and untranslated are all said, or none is");
        }
        wording.lines.forEach((id, text) ->
                neverSaid.in(text).forEach(claim -> faults.add(name + ": the text " + id + " claims " + claim)));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        return wording;
    }

    private static Wording parse(String name, byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(file, Wording.class);
        } catch (JacksonException e) {
            throw new RulebookFault(name + ": not a file of texts", e);
        }
    }

    boolean isDraft() {
        return !draft.isBlank();
    }

    boolean has(String row) {
        return !lines.getOrDefault(row, "").isBlank();
    }

    String line(String row) {
        return required(lines, row);
    }

    String clock(Deadline deadline) {
        return required(clocks, deadline.code());
    }

    private static String required(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }
}
