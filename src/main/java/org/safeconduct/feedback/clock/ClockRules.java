package org.safeconduct.feedback.clock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The clocks of {@code clocks.yaml}, checked: a start or an end that nothing ever brings about would be a silent clock. */
@Component
class ClockRules {

    private static final String FILE = "clocks.yaml";

    private final List<ClockRule> all;

    /** @throws RulebookFault naming every fault of the file */
    @Autowired
    ClockRules(Rulebooks rulebooks, ClockEvents clockEvents) {
        this(rulebooks.file(FILE), clockEvents);
    }

    ClockRules(byte[] file, ClockEvents clockEvents) {
        List<String> faults = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        List<ClockRule> rules = new ArrayList<>();
        for (Entry entry : parse(file)) {
            entry.read(clockEvents, faults).ifPresent(rule -> {
                rules.add(rule);
                if (!kinds.add(rule.kind())) {
                    faults.add(FILE + ": the clock " + rule.kind() + " is there twice");
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        all = List.copyOf(rules);
    }

    List<ClockRule> all() {
        return all;
    }

    /** Empty for a clock that was started under an earlier file and is no longer in it. */
    Optional<ClockRule> find(String kind) {
        return all.stream().filter(rule -> rule.kind().equals(kind)).findFirst();
    }

    private static List<Entry> parse(byte[] file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, File.class)
                    .clocks();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RulebookFault(FILE + ": not a list of clocks", e);
        }
    }

    record File(List<Entry> clocks) {}

    record Entry(
            @Nullable String kind,
            @Nullable String what,
            @Nullable String owner,
            @Nullable String concerns,
            @Nullable String nation,
            @Nullable List<String> starts,
            @Nullable List<String> met,
            @Nullable String length,
            @Nullable String remind,
            @Nullable String escalate,
            @Nullable String source,
            RuleInfo.@Nullable Grade grade) {

        private static final String BOTH = "both";

        Optional<ClockRule> read(ClockEvents clockEvents, List<String> faults) {
            int before = faults.size();
            String name = text("kind", kind, faults);
            for (Category category : Category.values()) {
                if (name.contains(category.code()) && category != Category.OTHER) {
                    fault("has a kind that says what kind of harm it is about: kinds stand in evidence", faults);
                }
            }
            Optional<ClockRule.Owner> owing = code(ClockRule.Owner.class, "owner", owner, faults);
            Optional<ClockRule.Concerns> about = code(ClockRule.Concerns.class, "concerns", concerns, faults);
            Optional<Nation> where =
                    BOTH.equals(nation) ? Optional.empty() : code(Nation.class, "nation", nation, faults);
            Optional<ClockPeriod> runs = span("length", length, faults);
            Optional<ClockPeriod> reminds = span("remind", remind, faults);
            Optional<ClockPeriod> escalates = span("escalate", escalate, faults);
            if (reminds.isPresent() && !(reminds.get() instanceof ClockPeriod.Hours)) {
                fault("reminds by other than hours", faults);
            }
            Set<String> starting = known("starts", starts, clockEvents.starting(), faults);
            Set<String> meeting = known("met", met, clockEvents.meeting(), faults);
            String said = text("what", what, faults);
            String from = text("source", source, faults);
            RuleInfo.Grade sure = grade;
            if (sure == null) {
                fault("has no grade", faults);
                return Optional.empty();
            }
            if (faults.size() > before) {
                return Optional.empty();
            }
            return Optional.of(new ClockRule(
                    name,
                    said,
                    owing.orElseThrow(),
                    about.orElseThrow(),
                    where,
                    starting,
                    meeting,
                    runs.orElseThrow(),
                    (ClockPeriod.Hours) reminds.orElseThrow(),
                    escalates.orElseThrow(),
                    from,
                    sure));
        }

        private Set<String> known(String key, @Nullable List<String> named, Set<String> known, List<String> faults) {
            if (named == null || named.isEmpty()) {
                fault("has no " + key, faults);
                return Set.of();
            }
            named.stream()
                    .filter(each -> !known.contains(each))
                    .forEach(each -> fault("waits for what never happens (" + key + ": " + each + ")", faults));
            return new HashSet<>(named);
        }

        private Optional<ClockPeriod> span(String key, @Nullable String text, List<String> faults) {
            Optional<ClockPeriod> span = Optional.ofNullable(text).flatMap(ClockPeriod::read);
            if (span.isEmpty()) {
                fault("has no usable " + key, faults);
            }
            return span;
        }

        private <E extends Enum<E> & Code> Optional<E> code(
                Class<E> list, String key, @Nullable String text, List<String> faults) {
            Optional<E> code = Optional.ofNullable(text).flatMap(written -> Code.read(list, written));
            if (code.isEmpty()) {
                fault("has no usable " + key, faults);
            }
            return code;
        }

        private String text(String key, @Nullable String value, List<String> faults) {
            if (value == null || value.isBlank()) {
                fault("has no " + key, faults);
                return "";
            }
            return value;
        }

        private void fault(String what, List<String> faults) {
            faults.add(FILE + ": the clock " + kind + " " + what);
        }
    }
}
