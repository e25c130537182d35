package org.safeconduct.exchange;

import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer a sharer got and later statements, kept so that they can be given again. They say what kind of harm a reference
 * is about, so they are locked under the store key, each bound to its reference and version.
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
        return lock("answer " + reference, answer);
    }

    ObjectNode unlock(Reference reference, byte[] locked) {
        return unlock("answer " + reference, locked);
    }

    byte[] lockStatement(Reference reference, int version, ObjectNode statement) {
        return lock("statement " + reference + " " + version, statement);
    }

    ObjectNode unlockStatement(Reference reference, int version, byte[] locked) {
        return unlock("statement " + reference + " " + version, locked);
    }

    private byte[] lock(String context, ObjectNode tree) {
        try {
            return vault.lock(context, json.writeValueAsBytes(tree));
        } catch (JacksonException e) {
            throw new IllegalStateException("an answer is a tree and can always be written", e);
        }
    }

    private ObjectNode unlock(String context, byte[] locked) {
        try {
            return (ObjectNode) json.readTree(vault.unlock(context, locked));
        } catch (JacksonException e) {
            throw new IllegalStateException("a stored answer is JSON", e);
        }
    }
}
