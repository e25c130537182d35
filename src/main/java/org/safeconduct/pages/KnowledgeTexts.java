package org.safeconduct.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.WhoKnows;

/** Who knows, who will be told and who must not learn of it, in a sentence for each person, those who must not first. */
public final class KnowledgeTexts {

    private static final Locale READER = Locale.ENGLISH;

    private KnowledgeTexts() {}

    /** By their part in the story, for whoever may not read a name. */
    public static List<String> ofRoles(List<WhoKnows.One> people, Words words) {
        return people.stream()
                .sorted((one, other) -> order(one.state()) - order(other.state()))
                .map(one -> words.of("whoknows." + one.state().code(), READER, role(one.role(), words)))
                .distinct()
                .toList();
    }

    /** By name, for whoever reads the disclosure; with why, and what might happen. */
    public static List<String> named(Disclosure disclosure, Words words) {
        return disclosure.persons().stream()
                .filter(person -> person.knowledge().state() != Knowledge.State.UNKNOWN)
                .sorted((one, other) ->
                        order(one.knowledge().state()) - order(other.knowledge().state()))
                .map(person -> named(person, words))
                .toList();
    }

    private static String named(Person person, Words words) {
        Knowledge knowledge = person.knowledge();
        List<String> said = new ArrayList<>();
        said.add(words.of("whoknows.named." + knowledge.state().code(), READER, who(person, words)));
        knowledge.toldBy().toOptional().ifPresent(by -> said.add(words.of("desk.knowledge.by", READER, by + ".")));
        knowledge.risk().toOptional().ifPresent(risk -> said.add(words.of("whoknows.risk", READER, risk)));
        return String.join(" ", said);
    }

    private static String who(Person person, Words words) {
        PersonRole first = person.roles().stream().sorted().findFirst().orElse(PersonRole.PROFESSIONAL);
        return Optional.of(person.name().written())
                .filter(name -> !name.isEmpty())
                .map(name -> words.of("whoknows.who", READER, name, inside(role(first, words))))
                .orElseGet(() -> role(first, words));
    }

    private static String role(PersonRole role, Words words) {
        return words.of("whoknows.role." + role.code(), READER);
    }

    /** Not at the beginning of a sentence. */
    private static String inside(String role) {
        return role.substring(0, 1).toLowerCase(READER) + role.substring(1);
    }

    private static int order(Knowledge.State state) {
        return switch (state) {
            case MUST_NOT_KNOW -> 0;
            case WILL_BE_TOLD -> 1;
            case KNOWS -> 2;
            case UNKNOWN -> 3;
        };
    }
}
