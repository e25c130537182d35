package org.safeconduct.pages.sent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;

/**
 * The questions of an act with what was answered. They have the names of the members of the act's JSON body, so that what is
 * wrong with a member is shown at its question; what is right is for the act's schema to say.
 *
 * <p>Words are at {@code sent.<act>.<question>}, with {@code .hint}, {@code .error} and {@code .<code>}.
 */
final class ActForm {

    static final String MESSAGE_ID = "messageId";

    private static final Locale READER = Locale.ENGLISH;
    private static final List<String> NO_CODES = List.of();

    private final Words words;
    private final Act act;
    private final Set<Recipient> recipients;
    private final Map<String, String> given;

    /**
     * @param recipients who has something of the case
     * @param given by the person; other parameters are not looked at
     */
    ActForm(Words words, Act act, Set<Recipient> recipients, Map<String, String> given) {
        this.recipients = Set.copyOf(recipients);
        this.words = words;
        this.act = act;
        this.given = Map.copyOf(given);
    }

    /** The act's body. What is blank was not answered. */
    Map<String, String> body() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put(MESSAGE_ID, messageId());
        names().forEach(name -> {
            String answer = given.getOrDefault(name, "").strip();
            if (!answer.isEmpty()) {
                body.put(name, answer);
            }
        });
        return body;
    }

    String messageId() {
        return given.getOrDefault(MESSAGE_ID, "");
    }

    List<Field> fields() {
        return names().stream().map(name -> field(name, "")).toList();
    }

    /** With what is wrong at its place. */
    List<Field> fields(Rejection rejection) {
        return names().stream()
                .map(name -> field(
                        name,
                        ("/" + name).equals(rejection.pointer())
                                ? words.of("sent." + act.code() + "." + name + ".error", READER)
                                : ""))
                .toList();
    }

    private List<String> names() {
        return switch (act) {
            case ASK -> List.of();
            case CHALLENGE -> List.of("to", "about", "words");
            case WITHDRAW -> List.of("reason", "words");
        };
    }

    private List<String> codes(String name) {
        return switch (name) {
            case "to" ->
                Stream.of(Recipient.values())
                        .filter(recipient -> recipients.isEmpty() || recipients.contains(recipient))
                        .map(Recipient::code)
                        .toList();
            case "about" ->
                List.of("recording", "decision", "no-decision", "delay", "no-multi-agency-discussion", "other");
            case "reason" -> List.of("sent-in-error", "wrong-person", "duplicate", "consent-withdrawn", "other");
            default -> NO_CODES;
        };
    }

    private Field field(String name, String error) {
        String key = "sent." + act.code() + "." + name;
        return new Field(
                name,
                words.of(key, READER),
                words.or(key + ".hint", READER, ""),
                codes(name).stream()
                        .map(code -> new Field.Choice(code, words.of(key + "." + code, READER)))
                        .toList(),
                List.of(given.getOrDefault(name, "")),
                error);
    }
}
