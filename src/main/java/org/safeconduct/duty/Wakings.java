package org.safeconduct.duty;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What nobody has opened, as rows: one for each case and agency, which ends when it is opened or when all have been told. */
@Component
class Wakings {

    private final JdbcClient database;

    Wakings(JdbcClient database) {
        this.database = database;
    }

    /** There is something new: whoever was told of something before in that case is told again. */
    void begin(AgencyId agency, Reference reference, Waking.What what, boolean urgent, Instant now) {
        database.sql("""
                        insert into waking (agency, reference, what, urgent, told, since, next_at)
                        values (?, ?, ?, ?, '{}', ?, ?)
                        on conflict (agency, reference, what) do update
                           set urgent = waking.urgent or excluded.urgent, told = '{}', since = excluded.since,
                               next_at = excluded.next_at""")
                .params(
                        agency.value(),
                        reference.value(),
                        what.code(),
                        urgent,
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those to look at, what is urgent first. */
    List<Waking> due(Instant now, int most) {
        return database.sql("""
                        select agency, reference, what, urgent, told, since from waking where next_at <= ?
                         order by urgent desc, next_at limit ?""")
                .params(now.atOffset(ZoneOffset.UTC), most)
                .query((row, number) -> waking(row))
                .list();
    }

    /** As it is now, held until the caller's transaction ends; empty if another node had it, or it has ended. */
    Optional<Waking> hold(Waking seen, Instant now) {
        return database.sql("""
                        select agency, reference, what, urgent, told, since from waking
                         where agency = ? and reference = ? and what = ? and next_at <= ? for update skip locked""")
                .params(
                        seen.agency().value(),
                        seen.reference().value(),
                        seen.what().code(),
                        now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> waking(row))
                .optional();
    }

    void told(Waking waking, String key, Instant now, Instant next) {
        database.sql("""
                        update waking set told = told || ?::text, told_at = ?, next_at = ?
                         where agency = ? and reference = ? and what = ?""")
                .params(
                        key,
                        now.atOffset(ZoneOffset.UTC),
                        next.atOffset(ZoneOffset.UTC),
                        waking.agency().value(),
                        waking.reference().value(),
                        waking.what().code())
                .update();
    }

    /** Nobody is left to tell; whether it is opened is looked at again then. */
    void later(Waking waking, Instant next) {
        database.sql("update waking set next_at = ? where agency = ? and reference = ? and what = ?")
                .params(
                        next.atOffset(ZoneOffset.UTC),
                        waking.agency().value(),
                        waking.reference().value(),
                        waking.what().code())
                .update();
    }

    /** What arrived of this and nobody has opened, though somebody was told. */
    List<Waking> unopened(Reference reference) {
        return database.sql("""
                        select agency, reference, what, urgent, told, since from waking
                         where reference = ? and what = 'arrival' and cardinality(told) > 0 order by agency""")
                .params(reference.value())
                .query((row, number) -> waking(row))
                .list();
    }

    /** Whether that one was told of something else since then, so that one message stands for both. */
    boolean toldSince(AgencyId agency, String key, Instant since) {
        return database.sql(
                        "select exists (select from waking where agency = ? and told[cardinality(told)] = ? and told_at > ?)")
                .params(agency.value(), key, since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void end(Waking waking) {
        end(waking.reference(), waking.what(), Optional.of(waking.agency()));
    }

    void end(Reference reference, Waking.What what, Optional<AgencyId> agency) {
        database.sql("delete from waking where reference = ? and what = ? and (? = '' or agency = ?)")
                .params(
                        reference.value(),
                        what.code(),
                        agency.map(AgencyId::value).orElse(""),
                        agency.map(AgencyId::value).orElse(""))
                .update();
    }

    private static Waking waking(ResultSet row) throws SQLException {
        Array told = row.getArray("told");
        return new Waking(
                new AgencyId(row.getString("agency")),
                new Reference(row.getString("reference")),
                Code.read(Waking.What.class, row.getString("what")).orElseThrow(),
                row.getBoolean("urgent"),
                List.of((String[]) told.getArray()),
                row.getTimestamp("since").toInstant());
    }
}
