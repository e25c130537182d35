package org.safeconduct.drafts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was posted for a page of a draft when its writer's session had ended. Whoever posts it is not known then; so it needs the
 * proof that the page carried, changes nothing in the draft, and is shown to the draft's writer only, who saves it or does not.
 */
@Component
public class UnsavedAnswers {

    private final JdbcTemplate database;
    private final Vault vault;
    private final Pseudonyms pseudonyms;
    private final ObjectMapper json;

    UnsavedAnswers(JdbcTemplate database, Vault vault, Pseudonyms pseudonyms, ObjectMapper json) {
        this.database = database;
        this.vault = vault;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /**
     * An answer that waits.
     *
     * @param page the end of the page's address
     * @param given the form parameters: each a list of texts
     */
    public record Unsaved(String page, JsonNode given) {

        @Override
        public String toString() {
            return "Unsaved[withheld]";
        }
    }

    /** What a page of a draft carries, so that an answer to it can be told from anybody else's post. */
    public String proof(String draft, String page) {
        return vault.pseudonym("unsaved/" + draft + page);
    }

    /** Whether there is such a draft, whoever's it is: asked before anything of an answer is read. */
    public boolean mayBelong(String draft) {
        return Boolean.TRUE.equals(
                database.queryForObject("select exists (select from draft where id::text = ?)", Boolean.class, draft));
    }

    /**
     * Keeps an answer in place of the one that may be there.
     *
     * @return whether the proof is that of the page, and the draft is still there
     */
    public boolean keep(String draft, String proof, Unsaved answer) {
        boolean ours = MessageDigest.isEqual(
                proof(draft, answer.page()).getBytes(StandardCharsets.UTF_8), proof.getBytes(StandardCharsets.UTF_8));
        return ours
                && database.update("update draft set unsaved = ? where id::text = ?", lock(draft, answer), draft) == 1;
    }

    /** What waits for the writer of a draft. */
    public Optional<Unsaved> of(Draft draft, Caller caller) {
        return database
                .query(
                        """
                        select unsaved from draft
                         where id = ? and agency = ? and person = ? and unsaved is not null""",
                        (row, number) -> unlock(draft.id().toString(), row.getBytes("unsaved")),
                        draft.id(),
                        caller.agency().value(),
                        pseudonyms.actor(caller))
                .stream()
                .findFirst();
    }

    /** Its writer has seen it and saved the page, or does not want it. */
    public void settle(Draft draft, Caller caller) {
        database.update(
                "update draft set unsaved = null where id = ? and agency = ? and person = ?",
                draft.id(),
                caller.agency().value(),
                pseudonyms.actor(caller));
    }

    private byte[] lock(String draft, Unsaved answer) {
        ObjectNode whole = json.createObjectNode().put("page", answer.page());
        whole.set("given", answer.given());
        try {
            return vault.lock("unsaved " + draft, json.writeValueAsBytes(whole));
        } catch (JacksonException e) {
            throw new IllegalStateException("an answer is JSON", e);
        }
    }

    private Unsaved unlock(String draft, byte[] locked) {
        try {
            JsonNode whole = json.readTree(vault.unlock("unsaved " + draft, locked));
            return new Unsaved(whole.path("page").asString(""), whole.path("given"));
        } catch (JacksonException e) {
            throw new IllegalStateException("an answer is JSON", e);
        }
    }
}
