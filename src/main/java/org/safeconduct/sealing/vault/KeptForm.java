package org.safeconduct.sealing.vault;

import java.util.List;
import java.util.function.UnaryOperator;
import org.safeconduct.disclosure.Json;
import org.springframework.modulith.NamedInterface;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of record that is kept, as JSON that says in which version it is written. What was written in any version before must
 * be read for ever: the same message again gets its first answer. A record of each version is in the tests.
 *
 * @param steps each turns what was kept in one version into the next, the first version first
 */
@NamedInterface
public record KeptForm<T>(Class<T> type, List<UnaryOperator<ObjectNode>> steps) {

    private static final String VERSION = "version";

    /** Of what says none: the first was written without. */
    private static final int FIRST = 1;

    public KeptForm {
        steps = List.copyOf(steps);
    }

    /** Of a record that has one version so far. */
    public KeptForm(Class<T> type) {
        this(type, List.of());
    }

    /** In which records are written now, counted from 1. */
    public int version() {
        return FIRST + steps.size();
    }

    /** As it is kept. */
    public byte[] write(T record) {
        ObjectNode kept = Json.mapper().createObjectNode().put(VERSION, version());
        kept.setAll(Json.mapper().<ObjectNode>valueToTree(record));
        return Json.write(kept);
    }

    /** @throws IllegalStateException if it is none, or of a version that is not known here; quotes nothing */
    public T read(byte[] kept) {
        try {
            ObjectNode tree = (ObjectNode) Json.mapper().readTree(kept);
            int of = tree.path(VERSION).asInt(FIRST);
            tree.remove(VERSION);
            if (of < FIRST || of > version()) {
                throw new IllegalStateException("a record was kept in version %d of its form".formatted(of));
            }
            for (UnaryOperator<ObjectNode> step : steps.subList(of - FIRST, steps.size())) {
                tree = step.apply(tree);
            }
            return Json.mapper()
                    .readerFor(type)
                    // What was kept besides is no fault: links were, once. What is missing is one.
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(tree);
        } catch (JacksonException e) {
            // No cause: Jackson's message quotes the content.
            throw new IllegalStateException("what was kept is no " + type.getSimpleName());
        }
    }
}
