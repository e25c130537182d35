package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each table has one owner, and nobody else's SQL names it: whoever wants to know asks the owner. */
class TablesTest {

    private static final Path SCHEMA = Path.of("src/main/resources/db/migration/V1__schema.sql");
    private static final Path SOURCES = Path.of("src/main/java/org/safeconduct");

    /** No exceptions: nobody needs one. */
    private static final Map<String, Set<String>> OWNED = Map.ofEntries(
            // db-scheduler's own: it is asked through its client.
            Map.entry("db-scheduler", Set.of("scheduled_tasks")),
            Map.entry(
                    "agreement",
                    Set.of(
                            "agreement_version",
                            "agency_state",
                            "onboarded_agency",
                            "agency_certificate",
                            "recipient_part")),
            Map.entry(
                    "evidence",
                    Set.of(
                            "evidence",
                            "evidence_entry",
                            "evidence_record",
                            "evidence_waiting",
                            "evidence_leaf",
                            "evidence_tile",
                            "evidence_checkpoint",
                            "evidence_cosignature",
                            "evidence_dispute",
                            "evidence_log_key")),
            Map.entry("drafts", Set.of("draft", "not_shared")),
            Map.entry(
                    "exchange",
                    Set.of("disclosure", "envelope", "statement", "correlation", "health_message", "case_protection")),
            Map.entry("review", Set.of("review", "review_decision", "review_draft")),
            Map.entry("delivery", Set.of("delivery", "paused_partner")),
            Map.entry("duty", Set.of("waking")),
            Map.entry(
                    "feedback",
                    Set.of(
                            "handling_decision",
                            "question",
                            "case_act",
                            "challenge",
                            "clock_case",
                            "case_clock",
                            "notice")),
            Map.entry("desk", Set.of("inbox_case")),
            Map.entry("administration", Set.of("rulebook_in_force", "last_seen")),
            Map.entry("governance", Set.of("evidence_check", "evidence_stream")));

    /** Strings and text blocks, and the comments that are to be passed over. */
    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"(?<block>.*?)(?<!\\\\)\"\"\"|\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\]|\\\\.)'|//[^\\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    /** Where SQL names a table: after these words, and after a comma behind a table and its short name. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|using|table|truncate|only|lock)\\s+(?:public\\.)?\"?(\\w+)");

    /** The tables that follow the first after a {@code from}, each after a comma. */
    private static final Pattern LISTED = Pattern.compile("(?i)\\bfrom\\s+(\\w[\\w\\s]*,[\\w\\s,]*)");

    @Test
    void everyTableHasAnOwner() throws IOException {
        assertThat(tables())
                .containsExactlyInAnyOrderElementsOf(
                        OWNED.values().stream().flatMap(Set::stream).toList());
    }

    @Test
    void nobodyTouchesAnothersTable() throws IOException {
        assertThat(touched().entrySet().stream()
                        .filter(touch ->
                                !OWNED.getOrDefault(touch.getKey(), Set.of()).containsAll(touch.getValue()))
                        .map(touch -> {
                            Set<String> others = new TreeSet<>(touch.getValue());
                            others.removeAll(OWNED.getOrDefault(touch.getKey(), Set.of()));
                            return touch.getKey() + " touches " + others;
                        }))
                .isEmpty();
    }

    /** Or the list above would hold for a search that finds nothing. */
    @Test
    void everyOwnerIsFoundAtItsTables() throws IOException {
        Map<String, Set<String>> touched = touched();
        assertThat(OWNED.keySet().stream()
                        .filter(owner -> !owner.equals("db-scheduler"))
                        .filter(owner -> !touched.getOrDefault(owner, Set.of()).containsAll(OWNED.get(owner))))
                .isEmpty();
    }

    private static Set<String> tables() throws IOException {
        Set<String> tables = new TreeSet<>();
        Matcher created = Pattern.compile("(?m)^create (?:table|view) (\\w+)").matcher(Files.readString(SCHEMA));
        while (created.find()) {
            tables.add(created.group(1));
        }
        return tables;
    }

    /** By the first folder below the root, which is the owner's name. */
    private static Map<String, Set<String>> touched() throws IOException {
        Set<String> tables = tables();
        Map<String, Set<String>> touched = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String owner = SOURCES.relativize(file).getName(0).toString();
                for (String literal : literals(Files.readString(file))) {
                    Stream.concat(
                                    NAMED.matcher(literal).results().map(found -> found.group(1)),
                                    LISTED.matcher(literal)
                                            .results()
                                            .flatMap(found ->
                                                    Stream.of(found.group(1).split(",")))
                                            .map(listed -> listed.strip().split("\\s")[0]))
                            .filter(tables::contains)
                            .forEach(table -> touched.computeIfAbsent(owner, none -> new TreeSet<>())
                                    .add(table));
                }
            }
        }
        return touched;
    }

    private static List<String> literals(String source) {
        List<String> literals = new ArrayList<>();
        Matcher literal = LITERAL.matcher(source);
        while (literal.find()) {
            String block = literal.group("block");
            String text = literal.group("text");
            if (block != null || text != null) {
                literals.add(block != null ? block : text);
            }
        }
        return literals;
    }
}
