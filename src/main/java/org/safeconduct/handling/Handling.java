package org.safeconduct.handling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.RuleLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Explains how the police will handle a disclosure, before and after it is shared. */
@Component("handling")
public final class Handling {

    /** The one language, besides English, in which a statement may be asked for. */
    public static final Locale WELSH = Locale.of("cy");

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final String NO_FORCE = "/rulebook/forces/none.yaml";

    private final Register register;
    private final Supplier<Languages> languages;

    @Autowired
    Handling(Rulebooks rulebooks, Register register, ForceSettings settings, WorkingDays workingDays, Clock clock) {
        this(
                register,
                rulebooks.prepare(ready -> load(
                        ready, settings.force(), LocalDate.ofInstant(clock.instant(), BritishTime.ZONE), workingDays)));
    }

    /** The start ends with a RulebookFault if the table, its texts and the force's file do not fit together. */
    Handling(Rulebooks rulebooks, Register register, @Nullable Path force, LocalDate today) {
        this(register, rulebooks.prepare(ready -> load(ready, force, today, WorkingDays.published())));
    }

    Handling(Register register, Supplier<Languages> languages) {
        this.register = register;
        this.languages = languages;
    }

    /** The same rules in each language that the rulebook has texts for. */
    record Languages(StatementRules english, Optional<StatementRules> welsh) {

        StatementRules of(Locale reader) {
            return reader.getLanguage().equals(WELSH.getLanguage()) ? welsh.orElse(english) : english;
        }
    }

    private static Languages load(Rulebooks rulebooks, @Nullable Path force, LocalDate today, WorkingDays workingDays) {
        DecisionTable table = rulebooks.table("handling");
        NeverSaid neverSaid = NeverSaid.read(rulebooks.file("never-said.yaml"));
        ForcePractice practice = ForcePractice.read(
                force == null ? NO_FORCE : String.valueOf(force), read(force), table.rows(), neverSaid, today);
        String name = Wording.file(Locale.ENGLISH);
        Wording english = Wording.read(name, rulebooks.file(name), table.rows(), neverSaid);
        Answer.check(table, english, practice);
        LineFaults.read(rulebooks.file(LineFaults.NAME)).check(table, english, practice);
        return new Languages(
                new StatementRules(table, new Texts(english, english), practice, workingDays),
                optional(rulebooks, Wording.file(WELSH))
                        .map(file -> Wording.read(Wording.file(WELSH), file, table.rows(), neverSaid))
                        .map(welsh -> new StatementRules(table, new Texts(english, welsh), practice, workingDays)));
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
            throw new RulebookFault(force + ": cannot be read", e);
        }
    }

    /**
     * Explains a decided disclosure. Where someone is in immediate danger nothing may hold it up: if the rules fail, the
     * statement says the little that is always true.
     *
     * @throws org.safeconduct.platform.Unavailable if no handling rules are in force on the day of receipt
     */
    public Explained explain(Decided decided) {
        Instant receivedAt = decided.received().receivedAt();
        try {
            HandlingFacts facts = FactsOfDisclosure.of(decided, LocalDate.ofInstant(receivedAt, BritishTime.ZONE));
            return new Explained(decided, statement(facts, receivedAt, Locale.ENGLISH));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (!decided.received().disclosure().immediateDanger()) {
                throw e;
            }
            // The class only: a message might quote the disclosure.
            LOG.error(
                    "Handling rules failed on {} ({}); immediate danger, so it goes out unexplained",
                    decided.received().reference(),
                    e.getClass().getName());
            return new Explained(decided, InDanger.statement(force()));
        }
    }

    /** The rules in force, for a reader, as they are written for this force. */
    public List<RuleLine> lines() {
        return languages.get().english().lines(force());
    }

    /** The version of the rules and of what the force says of its practice. */
    public String version() {
        return languages.get().english().version();
    }

    private String force() {
        return register.recipient(Recipient.POLICE).name();
    }

    /**
     * What would be said of these facts.
     *
     * @param receivedAt when the disclosure came, or would come: clocks run from it, and rules in force that day apply
     * @param reader the reader's language; one that the rulebook lacks is answered in English
     * @throws org.safeconduct.platform.Unavailable if no handling rules are in force on that day
     */
    public HandlingStatement statement(HandlingFacts facts, Instant receivedAt, Locale reader) {
        return languages.get().of(reader).statement(facts, receivedAt, force());
    }

    /** A statement that was kept, in the reader's language; what has no text there stands in English and says so. */
    public HandlingStatement in(Locale reader, HandlingStatement kept) {
        return languages.get().of(reader).retold(kept);
    }

    /** What a reader meets first: the answer that the facts chose. */
    public List<HandlingStatement.Line> first(HandlingStatement statement) {
        return Answer.of(statement);
    }

    /** What changed in a statement that was kept, in the reader's language. */
    public StatementChanges in(Locale reader, HandlingStatement kept, StatementChanges changes) {
        StatementRules rules = languages.get().of(reader);
        return changes.retold(line -> rules.retold(line, kept.force()));
    }
}
