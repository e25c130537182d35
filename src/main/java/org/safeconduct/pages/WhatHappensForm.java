package org.safeconduct.pages;

import java.util.List;
import java.util.Locale;
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
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts;
import org.springframework.util.MultiValueMap;

/** The questions of {@code /what-happens}: the facts that the handling rules look at, and no identities. */
final class WhatHappensForm {

    private final Asked asked;
    private final Optional<HandlingFacts> facts;

    private enum YesNo implements Code {
        YES,
        NO
    }

    private enum Informed implements Code {
        TOLD,
        WILL_TELL,
        DO_NOT_INFORM,
        UNKNOWN
    }

    private enum Known implements Code {
        TOLD_BY_SUBJECT,
        TOLD_BY_OTHER,
        OBSERVED,
        FOUND_IN_RECORD,
        SUSPECTED,
        UNKNOWN
    }

    private enum Where implements Code {
        EXPLOITATION_PANEL,
        MARAC,
        STRATEGY_DISCUSSION,
        CASE_CONFERENCE,
        CLINIC_OR_EMERGENCY,
        AT_WORK,
        CLASS,
        UNKNOWN
    }

    /** @param given the answers, if any were given yet */
    WhatHappensForm(Words words, Optional<MultiValueMap<String, String>> given) {
        asked = new Asked(words, "ask", Locale.ENGLISH, given);
        Optional<Nation> nation = asked.one("nation", Nation.values());
        Optional<YesNo> professional = asked.one("professional", YesNo.values());
        Optional<SharerRole> role = asked.oneOfMany("role", SharerRole.values());
        List<HandlingFacts.AtRisk> subjects = asked.some("subjects", HandlingFacts.AtRisk.values(), List.of());
        List<Category> categories = asked.some("categories", Category.values(), List.of());
        HandlingFacts.Alleged alleged = new HandlingFacts.Alleged(
                asked.one("allegedAge", HandlingFacts.AllegedAge.values(), HandlingFacts.AllegedAge.UNKNOWN),
                asked.one("relationship", Relationship.values(), Relationship.UNKNOWN),
                asked.tri("positionOfTrust"),
                asked.tri("identified"));
        Factors factors = new Factors(
                asked.tri("coercion"),
                asked.tri("gain"),
                asked.tri("imageSharing"),
                asked.tri("powerImbalance"),
                asked.tri("multipleAllegedPersons"),
                asked.tri("apparentlyConsensual"));
        HandlingFacts.Wishes wishes = asked.one("wishes", HandlingFacts.Wishes.values(), HandlingFacts.Wishes.UNKNOWN);
        Known known = asked.one("known", Known.values(), Known.UNKNOWN);
        Optional<Forum> forum = Code.read(
                Forum.class, asked.one("forum", Where.values(), Where.UNKNOWN).code());
        Tri parents = asked.tri("dangerIfParentsKnow");
        Informed informed = asked.one("inform", Informed.values(), Informed.UNKNOWN);
        var danger = asked.tri("immediateDanger");
        List<Recipient> recipients = asked.some("recipients", Recipient.values(), List.of(Recipient.values()));

        if (given.isEmpty() || !asked.isWhole()) {
            facts = Optional.empty();
            return;
        }
        HandlingFacts whole = new HandlingFacts(
                nation.orElseThrow(),
                role.orElseThrow(),
                professional.orElseThrow() == YesNo.YES,
                Set.copyOf(subjects),
                Set.of(alleged),
                Set.copyOf(categories),
                factors,
                danger,
                wishes,
                inform(informed),
                route(recipients, Recipient.POLICE),
                route(recipients, Recipient.MASH),
                Code.read(HowKnown.class, known.code()),
                forum,
                parents);
        if (whole.areTooMany()) {
            asked.wrong("categories", "categories.error.many");
            facts = Optional.empty();
        } else {
            facts = Optional.of(whole);
        }
    }

    private static Optional<Consent.Inform> inform(Informed informed) {
        return switch (informed) {
            case TOLD -> Optional.of(Consent.Inform.TOLD);
            case WILL_TELL -> Optional.of(Consent.Inform.WILL_TELL);
            case DO_NOT_INFORM -> Optional.of(Consent.Inform.DO_NOT_INFORM);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static HandlingFacts.Route route(List<Recipient> recipients, Recipient recipient) {
        return recipients.contains(recipient) ? HandlingFacts.Route.RECEIVES : HandlingFacts.Route.DOES_NOT_RECEIVE;
    }

    /** The facts; empty while something is wrong or nothing was answered yet. */
    Optional<HandlingFacts> facts() {
        return facts;
    }

    Map<String, Field> fields() {
        return asked.fields();
    }

    List<Field> inOrder() {
        return asked.inOrder();
    }
}
