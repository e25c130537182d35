package org.safeconduct.handling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.Rulebooks;
import org.safeconduct.sharing.Decided;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Explains how the police will handle a disclosure, before and after it is shared. */
@Component("handling")
public final class Handling {

    /** The one language, besides English, in which a statement may be asked for. */
    public static final Locale WELSH = Locale.of("cy");

    private static final String NO_FORCE = "/rulebook/forces/none.yaml";

    private final Register register;
    private final StatementRules english;
    private final Optional<StatementRules> welsh;

    @Autowired
    Handling(Rulebooks rulebooks, Register register, ForceSettings settings, Clock clock) {
        this(rulebooks, register, settings.force(), LocalDate.ofInstant(clock.instant(), Deadline.LONDON));
    }

    /** @throws org.safeconduct.rulebook.RulebookFault if the table, its texts and the force's file do not fit together */
    Handling(Rulebooks rulebooks, Register register, @Nullable Path force, LocalDate today) {
        this.register = register;
        DecisionTable table = rulebooks.table("handling");
        NeverSaid neverSaid = NeverSaid.read(rulebooks.file("never-said.yaml"));
        ForcePractice practice = ForcePractice.read(
                force == null ? NO_FORCE : String.valueOf(force), read(force), table.rows(), neverSaid, today);
        String name = Wording.file(Locale.ENGLISH);
        this.english =
                new StatementRules(table, Wording.read(name, rulebooks.file(name), table.rows(), neverSaid), practice);
        this.welsh = optional(rulebooks, Wording.file(WELSH))
                .map(file -> new StatementRules(
                        table, Wording.read(Wording.file(WELSH), file, table.rows(), neverSaid), practice));
    }

    private static Optional<byte[]> optional(Rulebooks rulebooks, String name) {
        try {
            return Optional.of(rulebooks.file(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(@Nullable Path force) {
        try (InputStream in =
                force == null ? Handling.class.getResourceAsStream(NO_FORCE) : Files.newInputStream(force)) {
            if (in == null) {
                throw new IllegalStateException(NO_FORCE + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws org.safeconduct.platform.Unavailable if no handling rules are in force on the day of receipt */
    public Explained explain(Decided decided) {
        Instant receivedAt = decided.received().receivedAt();
        HandlingFacts facts = FactsOfDisclosure.of(decided, LocalDate.ofInstant(receivedAt, Deadline.LONDON));
        return new Explained(decided, statement(facts, receivedAt, Locale.ENGLISH));
    }

    /**
     * What would be said of these facts.
     *
     * @param receivedAt when the disclosure came, or would come: clocks run from it, and rules in force that day apply
     * @param reader the reader's language; one that the rulebook lacks is answered in English
     * @throws org.safeconduct.platform.Unavailable if no handling rules are in force on that day
     */
    public HandlingStatement statement(HandlingFacts facts, Instant receivedAt, Locale reader) {
        StatementRules rules = reader.getLanguage().equals(WELSH.getLanguage()) ? welsh.orElse(english) : english;
        return rules.statement(
                facts, receivedAt, register.recipient(Recipient.POLICE).name());
    }
}
