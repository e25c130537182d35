package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

/** When the police's part is over, and what is then said of a child or of an adult: {@code police-ended.yaml}. */
@Component
public final class PolicePartEnded {

    private static final String NAME = "police-ended.yaml";
    private static final String DAY = "{day}";

    private final File file;
    private final List<HandlingStatement.Line> child;
    private final List<HandlingStatement.Line> adult;

    /** @throws RulebookFault if the file names codes that are none, or claims what nobody may claim */
    @Autowired
    PolicePartEnded(Rulebooks rulebooks, DispositionCatalogue dispositions, OutcomeCatalogue outcomes) {
        this(rulebooks.file(NAME), NeverSaid.read(rulebooks.file("never-said.yaml")), dispositions, outcomes);
    }

    PolicePartEnded(byte[] yaml, NeverSaid neverSaid, DispositionCatalogue dispositions, OutcomeCatalogue outcomes) {
        file = parse(yaml);
        List<String> faults = new ArrayList<>();
        file.dispositions().stream()
                .filter(code -> dispositions.find(Recipient.POLICE, code).isEmpty())
                .forEach(code -> faults.add(NAME + ": " + code + " is no disposition of the police"));
        file.outcomes().stream()
                .filter(code -> outcomes.find(code).isEmpty())
                .forEach(code -> faults.add(NAME + ": " + code + " is no outcome"));
        List<String> texts = new ArrayList<>(file.followUp().texts());
        List<Said> all =
                Stream.concat(file.lines().stream(), file.adult().stream()).toList();
        all.forEach(line -> texts.add(line.text()));
        texts.forEach(
                text -> neverSaid.in(text).forEach(claim -> faults.add(NAME + ": \"" + text + "\" claims " + claim)));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        child = file.lines().stream().map(Said::line).toList();
        adult = file.adult().stream().map(Said::line).toList();
        Stream.concat(child.stream(), adult.stream())
                .forEach(line -> LineFaults.ofCertainty(
                                line.certainty(), RuleInfo.Grade.valueOf(line.evidenceGrade()), line.text())
                        .forEach(fault -> faults.add(NAME + ": " + line.id() + " " + fault)));
        adult.stream()
                .filter(line -> line.text().contains("the child"))
                .forEach(line -> faults.add(NAME + ": " + line.id() + " speaks of a child to an adult's sharer"));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    /** Whether the police's part ends with a disposition, or with the outcome of the recorded crime (may be empty). */
    public boolean endsWith(String disposition, String outcome) {
        return file.dispositions().contains(disposition) || file.outcomes().contains(outcome);
    }

    /** That protecting them is another question, and why. */
    public List<HandlingStatement.Line> lines(Whom whom) {
        return whom == Whom.CHILD ? child : adult;
    }

    /** That the MASH is asked for a discussion. */
    public HandlingStatement.Line asked() {
        return file.followUp().line(file.followUp().asked());
    }

    /** That it was held. */
    public HandlingStatement.Line held(String day) {
        return file.followUp().line(file.followUp().held().replace(DAY, day));
    }

    /** That it is not needed, recorded on that day. */
    public HandlingStatement.Line notNeeded(String day) {
        return file.followUp().line(file.followUp().notNeeded().replace(DAY, day));
    }

    private static File parse(byte[] yaml) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(yaml, File.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RulebookFault(NAME + ": cannot be read", e);
        }
    }

    record File(
            Set<String> dispositions, Set<String> outcomes, List<Said> lines, List<Said> adult, FollowUp followUp) {}

    record Said(String id, String topic, String certainty, String text, String source, RuleInfo.Grade grade) {

        HandlingStatement.Line line() {
            return new HandlingStatement.Line(
                    id,
                    Code.read(Topic.class, topic)
                            .orElseThrow(() -> new RulebookFault(List.of(NAME + ": " + id + " has no usable topic"))),
                    Code.read(Certainty.class, certainty)
                            .orElseThrow(
                                    () -> new RulebookFault(List.of(NAME + ": " + id + " has no usable certainty"))),
                    text,
                    List.of(),
                    source,
                    grade.name(),
                    false);
        }
    }

    record FollowUp(
            String id,
            String topic,
            String certainty,
            String asked,
            String held,
            String notNeeded,
            String source,
            RuleInfo.Grade grade) {

        List<String> texts() {
            return List.of(asked, held, notNeeded);
        }

        HandlingStatement.Line line(String text) {
            return new Said(id, topic, certainty, text, source, grade).line();
        }
    }
}
