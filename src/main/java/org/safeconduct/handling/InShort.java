package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which lines of a statement a reader meets first, and in what order. Read from {@code in-short.yaml}. */
final class InShort {

    static final String NAME = "in-short.yaml";

    private final List<String> ids;

    private InShort(List<String> ids) {
        this.ids = ids;
    }

    /** @throws RulebookFault if it is no list, names a row twice, or one that does not exist */
    static InShort read(byte[] file, List<RuleInfo> rows) {
        Set<String> known = rows.stream().map(RuleInfo::id).collect(Collectors.toSet());
        Set<String> named = new HashSet<>();
        List<String> faults = new ArrayList<>();
        List<String> ids = parse(file).lines();
        for (String id : ids) {
            if (!known.contains(id)) {
                faults.add(NAME + ": there is no row " + id);
            }
            if (!named.add(id)) {
                faults.add(NAME + ": " + id + " stands twice");
            }
        }
        if (ids.isEmpty()) {
            faults.add(NAME + ": names no line");
        }
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        return new InShort(List.copyOf(ids));
    }

    private static File parse(byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(file, File.class);
        } catch (JacksonException e) {
            throw new RulebookFault(NAME + ": not a list of lines", e);
        }
    }

    /** A statement that is not made of the table's rows is short as it is. */
    List<Line> of(HandlingStatement statement) {
        List<Line> first = ids.stream()
                .flatMap(id ->
                        statement.lines().stream().filter(line -> line.id().equals(id)))
                .toList();
        return first.isEmpty() ? statement.lines() : first;
    }

    record File(List<String> lines) {}
}
