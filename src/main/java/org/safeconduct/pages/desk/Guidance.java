package org.safeconduct.pages.desk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.DispositionText;
import org.safeconduct.handling.Outcome;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.Words;
import org.safeconduct.rulebook.RuleInfo;
import org.springframework.stereotype.Component;

/** What the catalogues say of each code, beside the form that asks for one. */
@Component
class Guidance {

    private static final Locale READER = Locale.ENGLISH;

    private final DispositionCatalogue dispositions;
    private final OutcomeCatalogue outcomes;
    private final Words words;

    Guidance(DispositionCatalogue dispositions, OutcomeCatalogue outcomes, Words words) {
        this.dispositions = dispositions;
        this.outcomes = outcomes;
        this.words = words;
    }

    /**
     * One code. Empty parts say nothing.
     *
     * @param source with how well it is supported
     */
    record Guide(String title, String doesNotMean, String decidedBy, String victim, String next, String source) {}

    List<Guide> dispositions(Recipient of, Set<String> codes) {
        return dispositions.all().stream()
                .filter(text -> text.of() == of && codes.contains(text.code()))
                .map(text -> new Guide(
                        named(text), text.doesNotMean(), "", "", text.next(), source(text.source(), text.grade())))
                .toList();
    }

    /** What professionals call it, before what the sharer reads of it. */
    String named(DispositionText text) {
        String name = words.or("desk.name." + text.of().code() + "." + text.code(), READER, "");
        return name.isEmpty() ? text.meaning() : name + ": " + text.meaning();
    }

    List<Guide> outcomes() {
        return outcomes.all().stream().map(this::guide).toList();
    }

    /** The one that was chosen; null if none was. */
    @Nullable
    Guide outcome(String code) {
        return outcomes.find(code).map(this::guide).orElse(null);
    }

    private Guide guide(Outcome outcome) {
        return new Guide(
                outcome.code() + ": " + outcome.meaning(),
                outcome.doesNotMean(),
                outcome.decidedBy(),
                outcome.victim(),
                words.of("desk.namedPerson.needed", outcome.namedPerson(), READER),
                source(outcome.source(), outcome.grade()));
    }

    private String source(String source, RuleInfo.Grade grade) {
        return words.of(
                "sent.source",
                READER,
                words.source(source, READER),
                words.of("statement.grade." + grade.name(), READER));
    }
}
