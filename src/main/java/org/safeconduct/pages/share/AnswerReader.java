package org.safeconduct.pages.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Code;
import org.safeconduct.pages.WrittenDay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Between what a person types and the JSON of the form. What an answer means is for intake to judge, when it is shared. */
final class AnswerReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DATE_PARTS = 3;
    private static final int OLDEST = 130;
    private static final int MOST_LINES = 10;

    private AnswerReader() {}

    sealed interface Read {
        record Nothing() implements Read {}

        record Value(JsonNode value) implements Read {
            @Override
            public String toString() {
                return "Value[withheld]";
            }
        }

        /** @param how the last part of the key of the words that say it */
        record Wrong(String how) implements Read {}
    }

    /** @param today after which nothing can have been */
    static Read read(Question question, StepForm.Written written, LocalDate today) {
        if (written.isBlank()) {
            return written.absent()
                    .filter(why -> question.mayBeAbsent())
                    .flatMap(why -> Code.read(AbsentReason.class, why))
                    .<Read>map(why -> new Read.Value(JSON.objectNode().put("absent", why.code())))
                    .orElseGet(Read.Nothing::new);
        }
        List<String> texts = written.texts();
        return switch (question.kind()) {
            case TEXT -> oneLine(texts.getFirst().strip(), question.longest());
            case LONG_TEXT -> text(texts.getFirst().strip(), question.longest(), true);
            case LINES -> lines(texts.getFirst(), question.longest());
            case NUMBER -> number(texts.getFirst().strip());
            case DATE -> date(texts, LocalDate.MAX);
            case PAST_DATE -> date(texts, today);
            case YES_NO ->
                switch (texts.getFirst()) {
                    case "yes" -> new Read.Value(JSON.booleanNode(true));
                    case "no" -> new Read.Value(JSON.booleanNode(false));
                    default -> new Read.Wrong("unlisted");
                };
            case ONE, ONE_OF_MANY ->
                isListed(question, texts.getFirst())
                        ? new Read.Value(JSON.textNode(texts.getFirst()))
                        : new Read.Wrong("unlisted");
            case SOME -> some(question, texts);
        };
    }

    /** The other way: an answer as the page shows it. */
    static List<String> texts(Question question, JsonNode answer) {
        if (answer.isMissingNode() || answer.isNull()) {
            return List.of();
        }
        return switch (question.kind()) {
            case TEXT, LONG_TEXT, NUMBER, ONE, ONE_OF_MANY -> List.of(answer.asString(""));
            case YES_NO -> List.of(answer.asBoolean(false) ? "yes" : "no");
            case LINES -> List.of(String.join("\n", all(answer)));
            case SOME -> all(answer);
            case DATE, PAST_DATE -> {
                String[] parts = answer.asString("").split("-", DATE_PARTS);
                yield List.of(unpadded(parts[2]), unpadded(parts[1]), parts[0]);
            }
        };
    }

    private static Read oneLine(String text, int longest) {
        return text(text, longest, false);
    }

    private static Read text(String text, int longest, boolean manyLines) {
        String kept = text.replace("\r\n", "\n");
        if (kept.codePointCount(0, kept.length()) > longest) {
            return new Read.Wrong("too-long");
        }
        boolean readable = kept.chars()
                .noneMatch(c -> Character.isISOControl(c) && c < 0x80 && !(manyLines && (c == '\n' || c == '\t')));
        return readable ? new Read.Value(JSON.textNode(kept)) : new Read.Wrong("unreadable");
    }

    private static Read lines(String text, int longest) {
        ArrayNode lines = JSON.arrayNode();
        for (String line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            switch (oneLine(line, longest)) {
                case Read.Value value -> lines.add(value.value());
                case Read.Nothing nothing -> {}
                case Read.Wrong wrong -> {
                    return wrong;
                }
            }
        }
        return lines.size() > MOST_LINES ? new Read.Wrong("too-many-lines") : new Read.Value(lines);
    }

    private static Read number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= 0 && number <= OLDEST ? new Read.Value(JSON.numberNode(number)) : new Read.Wrong("age");
        } catch (NumberFormatException e) {
            return new Read.Wrong("age");
        }
    }

    /** @param last the last day that can be meant */
    private static Read date(List<String> parts, LocalDate last) {
        return WrittenDay.read(parts, last)
                .<Read>map(day ->
                        day.isAfter(last) ? new Read.Wrong("future") : new Read.Value(JSON.textNode(day.toString())))
                .orElseGet(() -> new Read.Wrong("date"));
    }

    private static Read some(Question question, List<String> texts) {
        ArrayNode chosen = JSON.arrayNode();
        for (String text : texts.stream().filter(t -> !t.isEmpty()).distinct().toList()) {
            if (!isListed(question, text)) {
                return new Read.Wrong("unlisted");
            }
            chosen.add(text);
        }
        return new Read.Value(chosen);
    }

    private static boolean isListed(Question question, String text) {
        return question.codes().stream().anyMatch(code -> code.code().equals(text));
    }

    private static List<String> all(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private static String unpadded(String part) {
        return String.valueOf(Integer.parseInt(part));
    }
}
