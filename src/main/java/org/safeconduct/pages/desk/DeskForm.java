package org.safeconduct.pages.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.WrittenDay;
import org.safeconduct.platform.Rejection;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * An officer's form: the answers, what is wrong with them, and the act's JSON body, which goes the way of a system's call. Words
 * are at {@code desk.<question>}, with {@code .hint} and {@code .error}.
 */
final class DeskForm {

    static final String ID = "id";
    static final String AT = "at";
    static final String CRIME_REFERENCE = "crimeReference";

    /** The form's own question: the body of a decision says nothing of what it does not have. */
    static final String REFERENCE_YET = "crimeReferenceYet";

    static final String NOT_YET = "not-yet";

    private static final Locale READER = Locale.ENGLISH;
    private static final Map<String, String> TIMES = Map.of("decidedAt", "decidedTime", "recordedAt", "recordedTime");

    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:.]?([0-9]{2})");

    private final Words words;
    private final Act act;
    private final List<Question> questions;
    private final MultiValueMap<String, String> given;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** @param given by the officer; other parameters are not looked at */
    DeskForm(Words words, Act act, List<Question> questions, MultiValueMap<String, String> given) {
        this.words = words;
        this.act = act;
        this.questions = questions;
        this.given = given;
    }

    /** Not answered yet, but that it is decided now. The id makes a second press of the button the same message. */
    static MultiValueMap<String, String> fresh(String id, Instant now) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        ZonedDateTime here = now.atZone(BritishTime.ZONE);
        given.add(ID, id);
        given.add(AT, now.toString());
        given.put(
                "decidedAt",
                List.of(
                        String.valueOf(here.getDayOfMonth()),
                        String.valueOf(here.getMonthValue()),
                        String.valueOf(here.getYear())));
        given.add("decidedTime", "%02d:%02d".formatted(here.getHour(), here.getMinute()));
        return given;
    }

    /** One question as the page shows it. */
    record Shown(Field field, String kind) {}

    List<Shown> shown() {
        return questions.stream()
                .map(question ->
                        new Shown(field(question), question.kind().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    List<Field> fields() {
        return shown().stream().map(Shown::field).toList();
    }

    /** Names and values of everything, for a page that only passes them on. */
    List<Map.Entry<String, String>> hidden() {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        for (String name : names()) {
            given.getOrDefault(name, List.of()).forEach(value -> hidden.add(Map.entry(name, value)));
        }
        return hidden;
    }

    String one(String name) {
        return Optional.ofNullable(given.getFirst(name)).map(String::strip).orElse("");
    }

    /** What the form itself can tell; the rest is for the schema and the rules. */
    boolean isWhole() {
        for (Question question : questions) {
            String fault = fault(question);
            if (!fault.isEmpty()) {
                wrong.put(question.name(), fault);
            }
        }
        return wrong.isEmpty();
    }

    /** @return whether it belongs to one of the questions */
    boolean refused(Rejection rejection) {
        String pointer = Optional.ofNullable(rejection.pointer()).orElse("");
        Optional<Question> at = questions.stream()
                .filter(question ->
                        pointer.equals("/" + question.name()) || pointer.startsWith("/" + question.name() + "/"))
                .findFirst();
        at.ifPresent(question -> wrong.put(question.name(), rejection.detail()));
        return at.isPresent();
    }

    /** The body of a whole form. */
    byte[] body(Reference reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(act == Act.ASK ? "questionId" : "decisionId", one(ID));
        body.put("reference", reference.value());
        switch (act) {
            case ASK -> body.put("about", "this-case");
            case ACKNOWLEDGE -> {
                body.put("disposition", "received");
                body.put("decidedAt", one(AT));
            }
            case DISCUSSION -> body.put("decidedAt", one(AT));
            case DECIDE -> {}
        }
        for (Question question : questions) {
            String name = question.name();
            if (TIMES.containsValue(name) || name.equals(REFERENCE_YET) || isBlank(question)) {
                continue;
            }
            switch (question.kind()) {
                case DATE ->
                    body.put(
                            name,
                            TIMES.containsKey(name) ? time(name) : day(name).toString());
                case RADIOS, SELECT, TEXT, TEXTAREA -> {
                    switch (name) {
                        case "namedPerson" -> body.put(name, one(name).equals("yes"));
                        case "decidedBy" -> body.put(name, Map.of("role", one(name)));
                        default -> body.put(name, one(name));
                    }
                }
            }
        }
        return Json.write(body);
    }

    private String fault(Question question) {
        String name = question.name();
        if (name.equals(CRIME_REFERENCE) && lacksReference()) {
            return words.of("desk.crimeReference.error", READER);
        }
        if (name.equals(REFERENCE_YET) && !blank(CRIME_REFERENCE) && isNotYet()) {
            return words.of("desk.crimeReferenceYet.error", READER);
        }
        if (isBlank(question)) {
            boolean lacksTime = TIMES.containsValue(name)
                    && TIMES.entrySet().stream()
                            .anyMatch(pair -> pair.getValue().equals(name) && !blank(pair.getKey()));
            return question.required() || lacksTime ? words.of("desk." + name + ".error", READER) : "";
        }
        try {
            switch (question.kind()) {
                case DATE -> day(name);
                case RADIOS, SELECT -> {
                    if (question.choices().stream()
                            .noneMatch(choice -> choice.value().equals(one(name)))) {
                        return words.of("share.wrong.unlisted", READER);
                    }
                }
                case TEXT, TEXTAREA -> {
                    if (one(name).codePointCount(0, one(name).length()) > question.longest()) {
                        return words.of("share.wrong.too-long", READER, question.longest());
                    }
                    if (TIMES.containsValue(name)) {
                        timeOfDay(name);
                    }
                }
            }
        } catch (DateTimeException e) {
            return words.of(TIMES.containsValue(name) ? "desk.wrong.time" : "share.wrong.date", READER);
        }
        return "";
    }

    /** A crime that is recorded has a reference, and whoever does not have it yet says so. */
    private boolean lacksReference() {
        return one("disposition").equals("crime-recorded") && blank(CRIME_REFERENCE) && !isNotYet();
    }

    private boolean isNotYet() {
        return one(REFERENCE_YET).equals(NOT_YET);
    }

    private LocalDate day(String name) {
        return WrittenDay.read(given.getOrDefault(name, List.of()), LocalDate.MAX)
                .orElseThrow(() -> new DateTimeException("not a day"));
    }

    /** As people write it: 14:30, 14.30, 1430 or 9:05. */
    private LocalTime timeOfDay(String name) {
        Matcher written = TIME.matcher(one(name));
        if (!written.matches()) {
            throw new DateTimeException("not a time of day");
        }
        return LocalTime.of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
    }

    private String time(String name) {
        return day(name)
                .atTime(timeOfDay(TIMES.getOrDefault(name, "")))
                .atZone(BritishTime.ZONE)
                .toInstant()
                .toString();
    }

    private boolean isBlank(Question question) {
        return blank(question.name());
    }

    private boolean blank(String name) {
        return given.getOrDefault(name, List.of()).stream().allMatch(String::isBlank);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(ID, AT));
        questions.forEach(question -> names.add(question.name()));
        return names;
    }

    private Field field(Question question) {
        String key = "desk." + question.name();
        return new Field(
                question.name(),
                words.or(key + "." + act.code(), READER, words.or(key, READER, "")),
                words.or(key + "." + act.code() + ".hint", READER, words.or(key + ".hint", READER, "")),
                question.choices(),
                given.getOrDefault(question.name(), List.of()),
                wrong.getOrDefault(question.name(), ""));
    }
}
