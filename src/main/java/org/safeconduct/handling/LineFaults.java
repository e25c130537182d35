package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Ways in which a line misleads though its words were meant well: a kind of harm that was forgotten, a certainty that its
 * source does not carry, a reader who is spoken of, a recipient who was not sent it, a list that leaves out a charge, or
 * nothing but that nobody can promise anything. What belongs together is read from {@code line-faults.yaml}.
 */
final class LineFaults {

    static final String NAME = "line-faults.yaml";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:])\\s+");
    private static final Pattern INSTRUCTION = Pattern.compile(
            "^(please )?(do not|never|act|answer|ask|call|check|do|give|go|keep|phone|put|say|send|share|speak|take|tell|think"
                    + "|use|wait|write)\\b|, (and |then )?(do not|never|ask|call|say|send|share|tell)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_FORCE =
            Pattern.compile("^(HMICFRS, )?[A-Z]\\w+( (and )?[A-Z]\\w+)* (Police FOI|recommendation)\\b");
    private static final Pattern SAYS_ONE =
            Pattern.compile("\\b(one|some) (force|forces|area|areas)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOUND = Pattern.compile("\\b(must|have to|has to|have a duty|has a duty)\\b");
    private static final Pattern YOU = Pattern.compile("\\byou(r|rs)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern POLICE_PROMISE =
            Pattern.compile("\\bThe police (will|must|should|do know|have it)\\b");
    private static final Pattern MASH_PROMISE = Pattern.compile(
            "\\b([Cc]hild protection|[Tt]he MASH|[Tt]he council|[Aa]dult safeguarding)\\b[^.]{0,60}\\b(has it|has been sent|will)\\b(?! not)");
    private static final Pattern CODE_LIST =
            Pattern.compile("\\b[Cc]odes?\\b[^.]*\\d[^.]*\\d[^.]*|\\d[^.]*\\b(and|or)\\b[^.]*\\d[^.]*\\bcodes?\\b");
    private static final Pattern NO_PROMISE =
            Pattern.compile("^(nobody|no one|the police|we) (can|cannot|can not) promise\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDS = Pattern.compile("\\b(possible|may end|can end|may use code|used)\\b");

    private final File file;

    private LineFaults(File file) {
        this.file = file;
    }

    /**
     * @param together kinds of harm of which a row that looks at one looks at all
     * @param apart rows that do not, each with the reason
     * @param readers by the reader's role, a pattern of what such a person is called
     */
    record File(List<Set<String>> together, Map<String, String> apart, Map<String, String> readers) {}

    /** @throws RulebookFault if the file cannot be read */
    static LineFaults read(byte[] yaml) {
        try {
            return new LineFaults(YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(yaml, File.class));
        } catch (JacksonException e) {
            throw new RulebookFault(NAME + ": cannot be read", e);
        }
    }

    /** @throws RulebookFault naming every row with a fault, and every exception that is none */
    void check(DecisionTable table, Wording wording, ForcePractice force) {
        List<String> faults = new ArrayList<>();
        Set<String> apart = new TreeSet<>(file.apart().keySet());
        for (RuleInfo row : table.rows()) {
            Map<String, String> cells = table.cells(row.id());
            if (forgets(cells) && !apart.remove(row.id())) {
                faults.add("handling, row " + row.id()
                        + ": the column category forgets a kind of harm that belongs to others");
            }
            of(row, cells, wording.line(row.id()))
                    .forEach(fault -> faults.add("handling, row " + row.id() + ": its text " + fault));
            String practice = force.practice().getOrDefault(row.id(), "");
            if (!certainty(cells).equals(Certainty.ADVICE) && instructs(practice)) {
                faults.add(
                        "the force's practice of " + row.id() + " tells the reader what to do, which the row does not");
            }
        }
        apart.forEach(id -> faults.add(NAME + ": " + id + " needs no exception"));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    private boolean forgets(Map<String, String> cells) {
        Set<String> asked = terms(cells.getOrDefault("category", ""));
        return file.together().stream().anyMatch(group -> {
            Set<String> missing = new HashSet<>(group);
            missing.removeAll(asked);
            return !missing.isEmpty() && missing.size() < group.size();
        });
    }

    /** What is wrong with what a row says, by its cells and notes. */
    List<String> of(RuleInfo row, Map<String, String> cells, String text) {
        List<String> faults = new ArrayList<>(ofCertainty(certainty(cells), row.grade(), text));
        boolean oneForce = Stream.of(row.source().split(";")).map(String::strip).allMatch(LineFaults::isOfOneForce);
        if (oneForce
                && (certainty(cells) == Certainty.WILL
                        || !SAYS_ONE.matcher(text).find())) {
            faults.add("rests on one force and does not say so");
        }
        if (terms(cells.getOrDefault("role", "")).stream().anyMatch(role -> speaksOf(role, text))) {
            faults.add("speaks of a reader who is meant: write \"you\"");
        }
        if (terms(cells.getOrDefault("subject", "")).equals(Set.of("adult")) && text.contains("the child")) {
            faults.add("speaks of the child where an adult is at risk");
        }
        if (cells.getOrDefault("when", "").contains("always")
                && !cells.containsKey("police")
                && POLICE_PROMISE.matcher(text).find()) {
            faults.add("says what the police do, whether or not they were sent it");
        }
        if (!terms(cells.getOrDefault("mash", "")).equals(Set.of("receives")) && promisesOfMash(cells, text)) {
            faults.add("says what the MASH does, whether or not it was sent it");
        }
        if (onlyDeniesAPromise(text)) {
            faults.add("says only that nothing can be promised: say what may happen");
        }
        if (leavesOutACharge(text)) {
            faults.add("lists codes and leaves out a charge");
        }
        return faults;
    }

    private static boolean promisesOfMash(Map<String, String> cells, String text) {
        return certainty(cells) == Certainty.WILL && MASH_PROMISE.matcher(text).find();
    }

    private static boolean isOfOneForce(String source) {
        return ONE_FORCE.matcher(source).find();
    }

    private boolean speaksOf(String role, String text) {
        Pattern called =
                Pattern.compile("\\b(" + file.readers().getOrDefault(role, "(?!)") + ")\\b", Pattern.CASE_INSENSITIVE);
        return Stream.of(SENTENCE_END.split(text))
                .anyMatch(sentence -> called.matcher(sentence).find()
                        && BOUND.matcher(sentence).find()
                        && !YOU.matcher(sentence).find());
    }

    private static boolean onlyDeniesAPromise(String text) {
        return Stream.of(SENTENCE_END.split(text))
                .allMatch(sentence -> NO_PROMISE.matcher(sentence).find());
    }

    private static boolean leavesOutACharge(String text) {
        return CODE_LIST.matcher(text).find() && ENDS.matcher(text).find() && !text.contains("charge");
    }

    /** What is wrong with how sure a text is said to be. */
    static List<String> ofCertainty(Certainty certainty, RuleInfo.Grade grade, String text) {
        List<String> faults = new ArrayList<>();
        if (certainty != Certainty.ADVICE && instructs(text)) {
            faults.add("tells the reader what to do, and is no advice");
        }
        if (grade == RuleInfo.Grade.K && certainty == Certainty.WILL) {
            faults.add("is said to be so, and nobody has read where it says so");
        }
        if (grade != RuleInfo.Grade.K && certainty == Certainty.UNCONFIRMED) {
            faults.add("is said to be unconfirmed, and was read");
        }
        return faults;
    }

    /** Whether a sentence of it is an instruction to the reader. */
    static boolean instructs(String text) {
        return Stream.of(SENTENCE_END.split(text))
                .anyMatch(sentence -> INSTRUCTION.matcher(sentence).find());
    }

    private static Certainty certainty(Map<String, String> cells) {
        return Code.read(Certainty.class, cells.getOrDefault("certainty", "").replace("\"", ""))
                .orElse(Certainty.MAY);
    }

    private static Set<String> terms(String cell) {
        Set<String> terms = new HashSet<>();
        QUOTED.matcher(cell.startsWith("not(") ? "" : cell).results().forEach(term -> terms.add(term.group(1)));
        return terms;
    }
}
