package org.safeconduct.feedback;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far recipients are with disclosures, and what sharers want of them, as far as it is in the clear. */
@Component
public class RecipientSigns {

    private final JdbcClient database;

    public RecipientSigns(JdbcClient database) {
        this.database = database;
    }

    /**
     * What an agency said.
     *
     * @param acknowledges whether it says no more than that it was received
     * @param ends whether it ends what the agency does with it
     */
    public record Said(Reference reference, AgencyId by, boolean acknowledges, boolean ends) {}

    /** What an agency owes. */
    public record Owed(Reference reference, AgencyId by, Instant due) {}

    /**
     * An answer to a question.
     *
     * @param answer the disclosure that answers
     */
    public record Answer(Reference answer, AgencyId asker) {}

    /** A sharer's wish to hear how things stand. */
    public record Wish(Reference reference, Instant at) {}

    /** In the order in which it was decided. */
    public List<Said> said(Collection<Reference> about) {
        return database.sql("""
                        select reference, agency, acknowledges, ends from handling_decision where reference = any (?)
                         order by decided_at, decision_key""")
                .param(texts(about.stream()))
                .query((row, number) -> new Said(
                        new Reference(row.getString("reference")),
                        new AgencyId(row.getString("agency")),
                        row.getBoolean("acknowledges"),
                        row.getBoolean("ends")))
                .list();
    }

    /** What is not done, the first due first. */
    public List<Owed> owed(Collection<Reference> in) {
        return database.sql("""
                        select reference, owner, due_at from case_clock
                         where reference = any (?) and state = any (?) order by due_at""")
                .params(
                        texts(in.stream()),
                        Arrays.stream(ClockState.values())
                                .filter(state -> !state.over())
                                .map(Code::code)
                                .toArray(String[]::new))
                .query((row, number) -> new Owed(
                        new Reference(row.getString("reference")),
                        new AgencyId(row.getString("owner")),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** Those of these disclosures that answer somebody's question. */
    public List<Answer> answers(Collection<Reference> among) {
        return database.sql("select answered_by, agency from question where answered_by = any (?)")
                .param(texts(among.stream()))
                .query((row, number) ->
                        new Answer(new Reference(row.getString("answered_by")), new AgencyId(row.getString("agency"))))
                .list();
    }

    public List<Wish> wishes(Collection<Reference> about) {
        return database.sql("select reference, made_at from case_act where kind = ? and reference = any (?)")
                .params(SharerActs.ASK_FOR_NEWS, texts(about.stream()))
                .query((row, number) -> new Wish(
                        new Reference(row.getString("reference")),
                        row.getTimestamp("made_at").toInstant()))
                .list();
    }

    private static String[] texts(Stream<Reference> references) {
        return references.map(Reference::value).toArray(String[]::new);
    }
}
