package org.safeconduct.handling;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What one force adds to the national rules.
 *
 * @param version of this file; empty for the file that adds nothing
 * @param confirmations by row: the crime registrar's confirmation
 * @param practice by row: a sentence about local practice that follows the row's text
 * @param contacts by topic: whom to ask
 * @param clocks by clock: a limit shorter than the national one
 */
record ForcePractice(
        String version,
        Map<String, Confirmation> confirmations,
        Map<String, String> practice,
        Map<String, String> contacts,
        Map<String, Duration> clocks) {

    ForcePractice {
        version = version == null ? "" : version;
        confirmations = orEmpty(confirmations);
        practice = orEmpty(practice);
        contacts = orEmpty(contacts);
        clocks = orEmpty(clocks);
    }

    /** Who confirmed a row, and when. It lapses when the row takes a later effective date. */
    record Confirmation(String name, LocalDate date) {}

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    /** @throws RulebookFault if the file speaks of rows, topics or clocks that do not exist, or claims what nobody may */
    static ForcePractice read(String name, byte[] file, List<RuleInfo> rows, NeverSaid neverSaid, LocalDate today) {
        ForcePractice force = parse(name, file);
        List<String> faults = new ArrayList<>();
        Map<String, RuleInfo> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        boolean adds = !force.confirmations.isEmpty()
                || !force.practice.isEmpty()
                || !force.contacts.isEmpty()
                || !force.clocks.isEmpty();
        if (adds && force.version.isBlank()) {
            faults.add("version is missing");
        }
        force.confirmations.forEach((id, confirmation) -> {
            RuleInfo row = byId.get(id);
            if (row == null) {
                faults.add("confirmations: there is no row " + id);
            } else if (confirmation.name() == null || confirmation.name().isBlank() || confirmation.date() == null) {
                faults.add("confirmations: " + id + " needs the name and the date");
            } else if (confirmation.date().isAfter(today)) {
                faults.add("confirmations: " + id + " is confirmed in the future");
            } else if (confirmation.date().isBefore(row.effectiveFrom())) {
                faults.add("confirmations: " + id + " was confirmed before its present wording took effect");
            }
        });
        force.practice.keySet().stream()
                .filter(id -> !byId.containsKey(id))
                .forEach(id -> faults.add("practice: there is no row " + id));
        force.contacts.keySet().stream()
                .filter(topic -> Code.read(Topic.class, topic).isEmpty())
                .forEach(topic -> faults.add("contacts: there is no topic " + topic));
        force.clocks.forEach((code, limit) -> {
            Optional<Duration> national = Code.read(Deadline.class, code).flatMap(Deadline::limit);
            if (national.isEmpty() || !limit.isPositive() || limit.compareTo(national.orElseThrow()) > 0) {
                faults.add("clocks: " + code + " must be a clock in hours, and not longer than the national one");
            }
        });
        force.practice.forEach((id, text) -> neverSaid.in(text).forEach(claim -> faults.add(id + " claims " + claim)));
        force.contacts.forEach((id, text) -> neverSaid.in(text).forEach(claim -> faults.add(id + " claims " + claim)));
        if (!faults.isEmpty()) {
            throw new RulebookFault(
                    faults.stream().map(fault -> name + ": " + fault).toList());
        }
        return force;
    }

    private static ForcePractice parse(String name, byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, ForcePractice.class);
        } catch (JacksonException e) {
            throw new RulebookFault(name + ": not a force's file", e);
        }
    }

    boolean confirms(RuleInfo row) {
        return confirmations.containsKey(row.id());
    }
}
