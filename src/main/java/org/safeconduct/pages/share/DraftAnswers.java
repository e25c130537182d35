package org.safeconduct.pages.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Code;
import org.safeconduct.pages.form.Answer;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Question;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between what people answer and the JSON of a draft. What an answer means is for intake to judge, when it is shared. */
final class DraftAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DraftAnswers() {}

    /** All that was answered at a place: about one person, or about everything else. */
    static Answers at(JsonNode form, Step.Group group, int person) {
        JsonNode place = form.at(group.place(person));
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Step step : Steps.ALL) {
            if (step.group().list().equals(group.list())) {
                step.members()
                        .forEach(member -> read(member.question(), place.at(member.path()))
                                .ifPresent(
                                        answer -> answers.put(member.question().name(), answer)));
            }
        }
        return Answers.of(answers);
    }

    /** Writes down a step's answers, and takes away those that are not given any more. */
    static void write(ObjectNode form, Step step, int person, Answers answers) {
        for (Step.Member member : step.members()) {
            String at = step.group().place(person) + member.path();
            answers.of(member.question().name())
                    .ifPresentOrElse(answer -> put(form, at, json(answer)), () -> clear(form, at));
        }
    }

    private static Optional<Answer> read(Question question, JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        if (json.path("absent").isString()) {
            return Code.read(AbsentReason.class, json.path("absent").asString()).map(Answer.Absent::new);
        }
        return Optional.of(
                switch (question.kind()) {
                    case TEXT, LONG_TEXT, TIME, ONE, ONE_OF_MANY -> new Answer.Text(json.asString(""));
                    case LINES, SOME -> new Answer.Several(all(json));
                    case AGE -> new Answer.Years(json.asInt());
                    case DAY, PAST_DAY -> new Answer.Day(LocalDate.parse(json.asString("")));
                    case YES_NO -> new Answer.YesNo(json.asBoolean(false));
                });
    }

    private static JsonNode json(Answer answer) {
        return switch (answer) {
            case Answer.Text text -> JSON.stringNode(text.text());
            case Answer.Several several -> {
                ArrayNode all = JSON.arrayNode();
                several.texts().forEach(all::add);
                yield all;
            }
            case Answer.Years number -> JSON.numberNode(number.number());
            case Answer.Day day -> JSON.stringNode(day.day().toString());
            case Answer.Time time -> JSON.stringNode(time.time().toString());
            case Answer.YesNo answered -> JSON.booleanNode(answered.yes());
            case Answer.Absent absent ->
                JSON.objectNode().put("absent", absent.why().code());
        };
    }

    private static List<String> all(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    /** Makes what is on the way. */
    static void put(ObjectNode form, String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        parent(form, at.head()).set(at.last().getMatchingProperty(), value);
    }

    /** Takes an answer away; an object that holds nothing else goes with it. */
    static void clear(ObjectNode form, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        if (form.at(at.head()) instanceof ObjectNode parent) {
            parent.remove(at.last().getMatchingProperty());
            boolean ofAPerson = at.head().matches() || at.head().last().mayMatchElement();
            if (parent.isEmpty() && !ofAPerson) {
                clear(form, at.head().toString());
            }
        }
    }

    private static ObjectNode parent(ObjectNode form, JsonPointer at) {
        ObjectNode here = form;
        for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            JsonNode next = here.path(name);
            if (rest.tail().mayMatchElement()) {
                ArrayNode list = next instanceof ArrayNode known ? known : here.putArray(name);
                rest = rest.tail();
                while (list.size() <= rest.getMatchingIndex()) {
                    list.addObject();
                }
                here = (ObjectNode) list.get(rest.getMatchingIndex());
            } else {
                here = next instanceof ObjectNode known ? known : here.putObject(name);
            }
        }
        return here;
    }
}
