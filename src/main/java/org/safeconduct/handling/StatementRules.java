package org.safeconduct.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Code;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.Match;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.sharing.RuleLine;

/** Makes a statement of the rows that match, their texts and the force's practice. */
final class StatementRules {

    private final DecisionTable table;
    private final Texts texts;
    private final ForcePractice force;
    private final WorkingDays workingDays;
    private final Map<String, Integer> position = new HashMap<>();

    StatementRules(DecisionTable table, Texts texts, ForcePractice force, WorkingDays workingDays) {
        this.workingDays = workingDays;
        this.table = table;
        this.texts = texts;
        this.force = force;
        for (RuleInfo row : table.rows()) {
            position.put(row.id(), position.size());
        }
    }

    HandlingStatement statement(HandlingFacts facts, Instant receivedAt, String forceName) {
        List<Hit> hits = hits(facts, LocalDate.ofInstant(receivedAt, BritishTime.ZONE));
        List<HandlingStatement.Line> lines = new ArrayList<>();
        hits.forEach(hit -> lines.add(line(hit, facts.police(), forceName)));
        force.contacts().forEach((topic, text) -> lines.add(contact(topic, text, forceName)));
        lines.sort(Comparator.comparing(HandlingStatement.Line::topic));
        if (!tells(lines, Topic.RECORDING) || !tells(lines, Topic.CHILD_PROTECTION)) {
            // Half an explanation is worse than none: a reader would take silence for an answer.
            throw new Unavailable("no handling rules are in force on the day of receipt");
        }
        return new HandlingStatement(
                version(),
                forceName,
                texts.language(),
                lines,
                clocks(hits, facts, receivedAt),
                texts.notice(),
                unconfirmed(lines, forceName));
    }

    /** Every row for a reader, in the order of the table. */
    List<RuleLine> lines(String forceName) {
        return table.rows().stream()
                .map(row -> {
                    Optional<String> confirmedBy =
                            row.confirmedBy().or(() -> force.confirms(row) ? Optional.of(forceName) : Optional.empty());
                    return new RuleLine(
                            "handling",
                            row.id(),
                            texts.line(row, false, force, forceName),
                            row.source(),
                            row.grade(),
                            row.jurisdiction(),
                            row.effectiveFrom(),
                            row.effectiveTo(),
                            confirmedBy);
                })
                .toList();
    }

    /** A statement that was made in English, in these texts' language. */
    HandlingStatement retold(HandlingStatement statement) {
        if (texts.language().equals(statement.language())) {
            return statement;
        }
        return new HandlingStatement(
                statement.rulebook(),
                statement.force(),
                texts.language(),
                statement.lines().stream()
                        .map(line -> retold(line, statement.force()))
                        .toList(),
                statement.clocks().stream().map(this::retold).toList(),
                texts.notice(),
                unconfirmed(statement.lines(), statement.force()));
    }

    HandlingStatement.Line retold(HandlingStatement.Line line, String forceName) {
        Optional<RuleInfo> row = table.rows().stream()
                .filter(found -> found.id().equals(line.id()))
                .findFirst();
        return new HandlingStatement.Line(
                line.id(),
                line.topic(),
                line.certainty(),
                texts.retold(line, row, force, forceName),
                line.because(),
                line.source(),
                line.evidenceGrade(),
                line.confirmedByForce() && !texts.isDraft());
    }

    private String unconfirmed(List<HandlingStatement.Line> lines, String forceName) {
        return lines.stream().anyMatch(HandlingStatement.Line::unconfirmed) ? texts.unconfirmed(forceName) : "";
    }

    private HandlingStatement.Clock retold(HandlingStatement.Clock clock) {
        return new HandlingStatement.Clock(
                clock.code(),
                Code.read(Deadline.class, clock.code()).map(texts::clock).orElse(clock.what()),
                clock.by(),
                clock.line());
    }

    String version() {
        return force.version().isEmpty() ? table.version() : table.version() + "+" + force.version();
    }

    private static boolean tells(List<HandlingStatement.Line> lines, Topic topic) {
        return lines.stream().anyMatch(line -> line.topic() == topic);
    }

    /** A row that is said, the facts that brought it in, and in how many situations it matched. */
    private record Hit(Match match, Set<String> because, int situations) {

        static Hit both(Hit one, Hit other) {
            Set<String> because = new TreeSet<>(one.because);
            because.addAll(other.because);
            return new Hit(one.match, because, one.situations + other.situations);
        }

        String says(String output) {
            return String.valueOf(match.outputs().get(output));
        }
    }

    private List<Hit> hits(HandlingFacts facts, LocalDate day) {
        List<Map<String, Object>> situations = facts.situations();
        Map<Integer, Hit> hits = new TreeMap<>();
        for (Map<String, Object> situation : situations) {
            for (Match match : table.evaluate(situation, day, facts.nation())) {
                Hit hit = new Hit(match, because(match.rule(), situation, facts), 1);
                hits.merge(position.getOrDefault(match.rule().id(), -1), hit, Hit::both);
            }
        }
        // What reassures must hold for everyone concerned; what warns need hold for one.
        Set<String> answered = new TreeSet<>();
        return hits.values().stream()
                .filter(hit -> !hit.says("tone").equals("reassures") || hit.situations() == situations.size())
                // The first row that can fills a part of the answer.
                .filter(hit -> hit.says("answer").equals(Answer.NO_PART) || answered.add(hit.says("answer")))
                .toList();
    }

    private Set<String> because(RuleInfo row, Map<String, Object> situation, HandlingFacts facts) {
        Set<String> because = new TreeSet<>();
        table.asked().getOrDefault(row.id(), Set.of()).forEach(fact -> because.add(fact + "=" + situation.get(fact)));
        if (row.jurisdiction() != RuleInfo.Jurisdiction.BOTH) {
            because.add("nation=" + facts.nation().code());
        }
        return because;
    }

    private HandlingStatement.Line line(Hit hit, Route police, String forceName) {
        RuleInfo row = hit.match().rule();
        boolean confirmed = !texts.isDraft() && (row.confirmedBy().isPresent() || force.confirms(row));
        boolean condition = hit.says("when").equals("police-receive") && police != Route.RECEIVES;
        return new HandlingStatement.Line(
                row.id(),
                Code.read(Topic.class, hit.says("topic")).orElseThrow(),
                certainty(Code.read(Certainty.class, hit.says("certainty")).orElseThrow(), confirmed),
                texts.line(row, condition, force, forceName),
                List.copyOf(hit.because()),
                row.source(),
                row.grade().name(),
                confirmed);
    }

    /** A force's word does not make a line certain that nobody has read. */
    private static Certainty certainty(Certainty written, boolean confirmed) {
        return written == Certainty.UNCONFIRMED && confirmed ? Certainty.MAY : written;
    }

    private HandlingStatement.Line contact(String topic, String text, String forceName) {
        return new HandlingStatement.Line(
                "FORCE-" + topic,
                Code.read(Topic.class, topic).orElseThrow(),
                Certainty.ADVICE,
                text,
                List.of(),
                forceName,
                RuleInfo.Grade.V.name(),
                !texts.isDraft());
    }

    /** Clocks start only for a recipient that has the disclosure. */
    private List<HandlingStatement.Clock> clocks(List<Hit> hits, HandlingFacts facts, Instant receivedAt) {
        Map<Deadline, HandlingStatement.Clock> clocks = new EnumMap<>(Deadline.class);
        for (Hit hit : hits) {
            if (hit.says("when").equals("police-receive") && facts.police() != Route.RECEIVES) {
                continue;
            }
            Code.read(Deadline.class, hit.says("clock"))
                    .ifPresent(deadline -> clocks.putIfAbsent(
                            deadline,
                            new HandlingStatement.Clock(
                                    deadline.code(),
                                    texts.clock(deadline),
                                    deadline.from(
                                            receivedAt,
                                            facts.nation(),
                                            Optional.ofNullable(force.clocks().get(deadline.code())),
                                            workingDays),
                                    hit.match().rule().id())));
        }
        if (clocks.containsKey(Deadline.CRIME_RECORDED)) {
            clocks.remove(Deadline.CRIME_RECORDED_IF_CRIME);
        }
        return List.copyOf(clocks.values());
    }
}
