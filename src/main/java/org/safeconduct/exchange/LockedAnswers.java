package org.safeconduct.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.Vault;
import org.springframework.stereotype.Component;

/**
 * The answer a sharer got, kept so that it can be given again. It says what kind of harm a reference is about, so it is
 * locked under the store key and bound to its reference.
 */
@Component
class LockedAnswers {

    private final Vault vault;
    private final ObjectMapper json;

    LockedAnswers(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] lock(Reference reference, ObjectNode answer) {
        try {
            return vault.lock(context(reference), json.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is a tree and can always be written", e);
        }
    }

    ObjectNode unlock(Reference reference, byte[] locked) {
        try {
            return (ObjectNode) json.readTree(vault.unlock(context(reference), locked));
        } catch (IOException e) {
            throw new IllegalStateException("a stored answer is JSON", e);
        }
    }

    private static String context(Reference reference) {
        return "answer " + reference;
    }
}
