package org.safeconduct.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sharing.Release;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The envelopes as rows. What is in one may be large: it is loaded by itself, when somebody is about to send or open it. */
@Component
public class Envelopes {

    private static final RowMapper<Kept> KEPT = (row, number) -> new Kept(
            row.getObject("id", UUID.class),
            new Reference(row.getString("reference")),
            new AgencyId(row.getString("recipient")),
            Release.Use.valueOf(row.getString("use")),
            row.getString("digest"),
            row.getTimestamp("received_at").toInstant());

    private final JdbcClient database;
    private final JdbcTemplate batches;

    Envelopes(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /**
     * An envelope whose content is still here.
     *
     * @param receivedAt when the disclosure came
     */
    public record Kept(
            UUID id, Reference reference, AgencyId recipient, Release.Use use, String digest, Instant receivedAt) {}

    /**
     * What is sealed.
     *
     * @param digest SHA-256, in hexadecimal
     * @param bytes empty once it was deleted at the end of its time
     */
    @SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
    public record Content(String digest, byte[] bytes) {

        @Override
        public String toString() {
            return "Content[" + digest + "]";
        }
    }

    /** Adds rows in the caller's transaction. */
    void add(List<Envelope> envelopes) {
        batches.batchUpdate("""
                insert into envelope (id, reference, recipient, use, content, digest, recipient_key)
                values (?, ?, ?, ?, ?, ?, ?)""", envelopes, Math.max(1, envelopes.size()), (statement, envelope) -> {
            statement.setObject(1, envelope.id());
            statement.setString(2, envelope.reference().value());
            statement.setString(3, envelope.to().value());
            statement.setString(4, envelope.use().name());
            statement.setBytes(5, envelope.bytes());
            statement.setString(6, envelope.digest());
            statement.setString(7, envelope.recipientKey());
        });
    }

    /** What is sealed in each. */
    public Map<UUID, Content> contents(Collection<UUID> envelopes) {
        Map<UUID, Content> contents = new HashMap<>();
        database.sql("select id, digest, content from envelope where id = any (?::uuid[])")
                .param(texts(envelopes))
                .query(row -> {
                    byte[] content = row.getBytes("content");
                    contents.put(
                            row.getObject("id", UUID.class),
                            new Content(row.getString("digest"), content == null ? new byte[0] : content));
                });
        return contents;
    }

    /** What a reviewer of this agency can open; empty if it has none. */
    public Optional<Content> forReview(Reference reference, AgencyId agency) {
        return database
                .sql(
                        "select digest, content from envelope where reference = ? and use = ? and recipient = ? and content is not null")
                .params(reference.value(), Release.Use.REVIEW.name(), agency.value())
                .query((row, number) -> new Content(row.getString("digest"), row.getBytes("content")))
                .stream()
                .findFirst();
    }

    /** Those of disclosures that came before that time. */
    public List<Kept> kept(Instant before) {
        return database.sql("""
                        select e.id, e.reference, e.recipient, e.use, e.digest, d.received_at
                          from envelope e join disclosure d on d.reference = e.reference
                         where e.content is not null and d.received_at < ? order by e.reference, e.id""").param(utc(before)).query(KEPT).list();
    }

    /** Those of one disclosure. */
    public List<Kept> kept(Reference reference) {
        return database.sql("""
                        select e.id, e.reference, e.recipient, e.use, e.digest, d.received_at
                          from envelope e join disclosure d on d.reference = e.reference
                         where e.content is not null and e.reference = ? order by e.id""").param(reference.value()).query(KEPT).list();
    }

    /** Those for reviewers of disclosures that came at that time or later. */
    public List<Kept> keptForReview(Instant from) {
        return database.sql("""
                        select e.id, e.reference, e.recipient, e.use, e.digest, d.received_at
                          from envelope e join disclosure d on d.reference = e.reference
                         where e.content is not null and e.use = ? and d.received_at >= ? order by d.received_at""")
                .params(Release.Use.REVIEW.name(), utc(from))
                .query(KEPT)
                .list();
    }

    /** Those of these whose content is still here. */
    public Set<UUID> kept(Collection<UUID> envelopes) {
        return database
                .sql("select id from envelope where content is not null and id = any (?::uuid[])")
                .param(texts(envelopes))
                .query(UUID.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ends the keeping of a content. That there was one, for whom and with which digest, stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void empty(UUID envelope) {
        database.sql("update envelope set content = null where id = ?")
                .param(envelope)
                .update();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
