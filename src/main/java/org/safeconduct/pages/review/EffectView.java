package org.safeconduct.pages.review;

import java.util.List;

/**
 * What a decision would do, in words, before it is recorded.
 *
 * @param about what the reviewer is about to do
 * @param effects for each recipient what it gets of this, or why not
 * @param leftOut labels that reviewers leave out
 * @param law on which an approval relies; empty of a decline
 * @param reason for the record
 * @param toSharer what the sharer reads; may be empty
 * @param digest of what was written
 */
record EffectView(
        String reference,
        String about,
        List<ReviewView.Who> effects,
        List<String> leftOut,
        String law,
        boolean awaitsSecond,
        String reason,
        String toSharer,
        String digest) {

    @Override
    public String toString() {
        return "EffectView[" + reference + ", withheld]";
    }
}
