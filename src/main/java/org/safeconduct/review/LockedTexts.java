package org.safeconduct.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.sealing.vault.KeptForm;
import org.safeconduct.sealing.vault.LockedRecords;
import org.springframework.stereotype.Component;

/** The texts of a decision, locked and bound to it: the reason for the record, and what the sharer reads. */
@Component
class LockedTexts {

    static final KeptForm<RulingTexts> FORM = new KeptForm<>(RulingTexts.class);

    private final LockedRecords locked;

    LockedTexts(LockedRecords locked) {
        this.locked = locked;
    }

    /** @param toSharer empty if the reviewer wrote nothing for them */
    record RulingTexts(
            String reason,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
            String toSharer) {

        @Override
        public String toString() {
            return "RulingTexts[withheld]";
        }
    }

    byte[] lock(Reference reference, int step, ReviewDecision ruling) {
        return locked.lock(context(reference, step), FORM, new RulingTexts(ruling.reason(), ruling.toSharer()));
    }

    OpenedReview.Earlier read(Reference reference, ReviewRows.Made made) {
        RulingTexts texts = texts(reference, made);
        return new OpenedReview.Earlier(
                Code.read(ReviewDecision.Kind.class, made.decision()).orElseThrow(),
                Reviews.labels(made.leaveOut()),
                Code.read(StatutoryGateway.class, made.legalBasis()),
                texts.reason(),
                texts.toSharer());
    }

    /** Empty if the reviewer wrote nothing for them. */
    String toSharer(Reference reference, ReviewRows.Made made) {
        return texts(reference, made).toSharer();
    }

    private RulingTexts texts(Reference reference, ReviewRows.Made made) {
        return locked.unlock(context(reference, made.step()), FORM, made.reason());
    }

    private static String context(Reference reference, int step) {
        return "review reason " + reference + " " + step;
    }
}
