package org.safeconduct.handling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

    private static final String NO_FORCE = "/rulebook/forces/none.yaml";

    private final Register register;
    private final StatementRules rules;

    @Autowired
    Handling(Rulebooks rulebooks, Register register, ForceSettings settings, Clock clock) {
        this(rulebooks, register, settings.force(), LocalDate.ofInstant(clock.instant(), Deadline.LONDON));
    }

    /** @throws org.safeconduct.rulebook.RulebookFault if the table, its texts and the force's file do not fit together */
    Handling(Rulebooks rulebooks, Register register, @Nullable Path force, LocalDate today) {
        this.register = register;
        DecisionTable table = rulebooks.table("handling");
        NeverSaid neverSaid = NeverSaid.read(rulebooks.file("never-said.yaml"));
        this.rules = new StatementRules(
                table,
                Wording.read("handling.en.yaml", rulebooks.file("handling.en.yaml"), table.rows(), neverSaid),
                ForcePractice.read(
                        force == null ? NO_FORCE : String.valueOf(force), read(force), table.rows(), neverSaid, today));
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
        return new Explained(decided, statement(facts, receivedAt));
    }

    /**
     * What would be said of these facts.
     *
     * @param receivedAt when the disclosure came, or would come: clocks run from it, and rules in force that day apply
     * @throws org.safeconduct.platform.Unavailable if no handling rules are in force on that day
     */
    public HandlingStatement statement(HandlingFacts facts, Instant receivedAt) {
        return rules.statement(
                facts, receivedAt, register.recipient(Recipient.POLICE).name());
    }
}
