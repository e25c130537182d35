package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Forum;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.Tri;

/**
 * What the handling rules look at: a disclosure without its identities.
 *
 * @param subjects the people at risk; a child of unknown age when none is named
 * @param allegedPersons those alleged to have caused harm; one of whom nothing is known when none is named
 * @param categories the kinds of harm; {@link Category#OTHER} when none is named
 * @param inform whether the family or the person knows; empty when that is not known
 * @param known how the sharer came to know; empty when that is not known, which counts as no more than a worry
 * @param forum where it was said; empty when that is not known
 * @param dangerIfParentsKnow whether it could be dangerous that a parent learns of it
 */
public record HandlingFacts(
        Nation nation,
        SharerRole role,
        boolean professional,
        Set<AtRisk> subjects,
        Set<Alleged> allegedPersons,
        Set<Category> categories,
        Factors factors,
        Tri immediateDanger,
        Wishes wishes,
        Optional<Consent.Inform> inform,
        Route police,
        Route mash,
        Optional<HowKnown> known,
        Optional<Forum> forum,
        Tri dangerIfParentsKnow) {

    /** Each costs about a millisecond, and whoever asks may not have logged in. */
    private static final int MOST_SITUATIONS = 60;

    public HandlingFacts {
        subjects = subjects.isEmpty() ? Set.of(AtRisk.CHILD_AGE_UNKNOWN) : Set.copyOf(subjects);
        allegedPersons = allegedPersons.isEmpty() ? Set.of(Alleged.UNKNOWN) : Set.copyOf(allegedPersons);
        categories = categories.isEmpty() ? Set.of(Category.OTHER) : Set.copyOf(categories);
    }

    /** A person at risk, by age today. */
    public enum AtRisk implements Code {
        UNDER_13("under-13"),
        FROM_13_TO_15("13-15"),
        FROM_16_TO_17("16-17"),
        CHILD_AGE_UNKNOWN("child-age-unknown"),
        UNBORN("unborn"),
        ADULT("adult");

        private final String code;

        AtRisk(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * How old an alleged person is; under 10 is under the age of criminal responsibility, and from 16 on nobody is themselves
     * of the age up to which the law protects from sexual activity with others under 18.
     */
    public enum AllegedAge implements Code {
        UNDER_10("under-10"),
        FROM_10_TO_15("10-15"),
        FROM_16_TO_17("16-17"),
        ADULT("adult"),
        UNKNOWN("unknown");

        private final String code;

        AllegedAge(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** A person alleged to have caused harm. */
    public record Alleged(AllegedAge age, Relationship relationship, Tri positionOfTrust, Tri identified) {

        /** Nothing is known of them. */
        public static final Alleged UNKNOWN =
                new Alleged(AllegedAge.UNKNOWN, Relationship.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN);
    }

    /** What the person at risk said about sharing. */
    public enum Wishes implements Code {
        AGREES,
        REFUSES,
        UNKNOWN
    }

    /** Whether the disclosure goes to a recipient. */
    public enum Route implements Code {
        RECEIVES,
        /** A person must decide first. */
        WAITS,
        DOES_NOT_RECEIVE
    }

    /** Whether there are more people and kinds of harm than may be asked about at once: each pairing costs time. */
    public boolean areTooMany() {
        return (long) subjects.size() * allegedPersons.size() * categories.size() > MOST_SITUATIONS;
    }

    /**
     * Every combination of one person at risk, one alleged person and one kind of harm, as the inputs of the decision
     * table. Rules are read for one situation at a time, so that a fact about one person is never read with another's.
     */
    List<Map<String, Object>> situations() {
        List<Map<String, Object>> situations = new ArrayList<>();
        for (AtRisk subject : subjects) {
            for (Alleged alleged : allegedPersons) {
                for (Category category : categories) {
                    situations.add(situation(subject, alleged, category));
                }
            }
        }
        return situations;
    }

    private Map<String, Object> situation(AtRisk subject, Alleged alleged, Category category) {
        return Map.ofEntries(
                Map.entry("category", category.code()),
                Map.entry("subject", subject.code()),
                Map.entry("police", police.code()),
                Map.entry("mash", mash.code()),
                Map.entry("alleged", alleged.age().code()),
                Map.entry("relationship", alleged.relationship().code()),
                Map.entry("positionOfTrust", alleged.positionOfTrust().code()),
                Map.entry("identified", alleged.identified().code()),
                Map.entry("coercion", factors.coercion().code()),
                Map.entry("gain", factors.gain().code()),
                Map.entry("imageSharing", factors.imageSharing().code()),
                Map.entry("powerImbalance", factors.powerImbalance().code()),
                Map.entry(
                        "multipleAllegedPersons",
                        factors.multipleAllegedPersons().code()),
                Map.entry("apparentlyConsensual", factors.apparentlyConsensual().code()),
                Map.entry("role", role.code()),
                Map.entry("professional", professional ? "yes" : "no"),
                Map.entry("wishes", wishes.code()),
                Map.entry("inform", inform.map(Code::code).orElse("unknown")),
                Map.entry("immediateDanger", immediateDanger.code()),
                Map.entry("known", known.map(Code::code).orElse("unknown")),
                Map.entry("forum", forum.map(Code::code).orElse("unknown")),
                Map.entry("dangerIfParentsKnow", dangerIfParentsKnow.code()));
    }

    @Override
    public String toString() {
        return "HandlingFacts[withheld]";
    }
}
