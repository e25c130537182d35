package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The records in {@code src/docs/decisions} have one form, and whoever names one, or any page beside it, names one that is there. */
class DecisionsTest {

    private static final Path RECORDS = Path.of("src/docs/decisions");

    /** A title without a number, the status and its day, then decision, reason and consequence, once each and in this order. */
    private static final Pattern FORM = Pattern.compile("""
            # (?![0-9])[^\\n]+

            Status: (accepted|superseded by [0-9]{4})\\. Date: 20[0-9]{2}-[0-9]{2}-[0-9]{2}\\.

            \\*\\*Decision\\.\\*\\*(?s:(?!\\n\\*\\*(?:Decision|Reason|Consequence)\\.\\*\\*).)+
            \\*\\*Reason\\.\\*\\*(?s:(?!\\n\\*\\*(?:Decision|Reason|Consequence)\\.\\*\\*).)+
            \\*\\*Consequence\\.\\*\\*(?s:(?!\\n\\*\\*(?:Decision|Reason|Consequence)\\.\\*\\*).)+""");

    private static final Pattern FILE = Pattern.compile("([0-9]{4})-[a-z0-9-]+\\.md");
    private static final Pattern MENTION = Pattern.compile("(?i)\\bdecisions?[ /]([0-9]{2,4})\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyRecordHasTheForm() throws IOException {
        assertThat(records()).hasSizeGreaterThan(40).allSatisfy(record -> {
            assertThat(record.getFileName().toString()).matches(FILE);
            assertThat(Files.readString(record)).as(record.toString()).matches(FORM);
        });
        assertThat(records().stream().map(DecisionsTest::number)).doesNotHaveDuplicates();
    }

    @Test
    void everyRecordThatIsNamedIsThere() throws IOException {
        List<String> there = records().stream().map(DecisionsTest::number).toList();

        assertThat(named(MENTION, files("")))
                .hasSizeGreaterThan(5)
                .allSatisfy(named -> assertThat(there).as(named.place()).contains(named.what()));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(named(LINK, files(".md")))
                .hasSizeGreaterThan(20)
                .allSatisfy(link -> assertThat(link.in().resolveSibling(link.what()))
                        .as(link.place())
                        .exists());
    }

    private record Named(Path in, String what) {
        String place() {
            return in + " names " + what;
        }
    }

    private static List<Named> named(Pattern pattern, List<Path> files) throws IOException {
        var named = new ArrayList<Named>();
        for (Path file : files) {
            // Byte for byte: a file may hold what is no text, on purpose.
            pattern.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .results()
                    .forEach(found -> named.add(new Named(file, found.group(1))));
        }
        return named;
    }

    private static String number(Path record) {
        return record.getFileName().toString().substring(0, 4);
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(RECORDS)) {
            return files.sorted().toList();
        }
    }

    /** What people write: pages, code, schema and routes. */
    private static List<Path> files(String ending) throws IOException {
        var written = Pattern.compile(".*\\.(md|java|sql|yaml|html|xml)");
        try (Stream<Path> beside = Files.list(Path.of("."));
                Stream<Path> sources = Files.walk(Path.of("src"));
                Stream<Path> routes = Files.walk(Path.of("routes"));
                Stream<Path> keys = Files.walk(Path.of("certs-dev"))) {
            return Stream.of(beside, sources, routes, keys)
                    .flatMap(each -> each)
                    .filter(file -> written.matcher(file.toString()).matches())
                    .filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toList());
        }
    }
}
