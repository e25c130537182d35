package org.safeconduct.review;

import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.StatutoryGateway;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The texts of a decision, locked and bound to it: the reason for the record, and what the sharer reads. */
@Component
class LockedTexts {

    private final LockedWaiting locked;

    LockedTexts(LockedWaiting locked) {
        this.locked = locked;
    }

    byte[] lock(Reference reference, int step, Ruling ruling) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode().put("reason", ruling.reason());
        if (!ruling.toSharer().isEmpty()) {
            texts.put("toSharer", ruling.toSharer());
        }
        return locked.lock(context(reference, step), texts);
    }

    OpenedReview.Earlier read(Reference reference, ReviewRows.Made made) {
        ObjectNode texts = texts(reference, made);
        return new OpenedReview.Earlier(
                Code.read(Ruling.Kind.class, made.decision()).orElseThrow(),
                Reviews.labels(made.leaveOut()),
                Code.read(StatutoryGateway.class, made.legalBasis()),
                texts.path("reason").asString(""),
                texts.path("toSharer").asString(""));
    }

    /** Empty if the reviewer wrote nothing for them. */
    String toSharer(Reference reference, ReviewRows.Made made) {
        return texts(reference, made).path("toSharer").asString("");
    }

    private ObjectNode texts(Reference reference, ReviewRows.Made made) {
        return locked.unlock(context(reference, made.step()), made.reason());
    }

    private static String context(Reference reference, int step) {
        return "reason " + reference + " " + step;
    }
}
