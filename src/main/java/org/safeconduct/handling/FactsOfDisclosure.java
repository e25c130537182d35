package org.safeconduct.handling;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.disclosure.WhoSpeaks;
import org.safeconduct.handling.HandlingFacts.Alleged;
import org.safeconduct.handling.HandlingFacts.AllegedAge;
import org.safeconduct.handling.HandlingFacts.AtRisk;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.handling.HandlingFacts.Wishes;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.SharingDecision;

/** Leaves the identities of a disclosure behind: birthdays become age bands, decisions become who receives it. */
final class FactsOfDisclosure {

    private FactsOfDisclosure() {}

    /** @param today the day of receipt, on which ages are counted */
    static HandlingFacts of(Decided decided, LocalDate today) {
        Disclosure disclosure = decided.received().disclosure();
        Optional<LocalDate> occurred = disclosure.concern().occurredFrom().toOptional();
        Set<AtRisk> subjects = EnumSet.noneOf(AtRisk.class);
        disclosure.atRisk().forEach(person -> subjects.addAll(bands(person, occurred.orElse(today), today)));
        return new HandlingFacts(
                disclosure.nation(),
                disclosure.sharer().role(),
                disclosure.sharer().professional(),
                subjects,
                disclosure.involved().stream()
                        .map(person -> alleged(person, disclosure.relationship(person), today))
                        .collect(Collectors.toSet()),
                disclosure.concern().categories(),
                disclosure.factorsOfAll(),
                disclosure.immediateDanger() ? Tri.YES : Tri.NO,
                wishes(WhoSpeaks.mostRestrictive(disclosure, today)),
                Optional.of(inform(decided)),
                route(decided, Recipient.POLICE),
                route(decided, Recipient.MASH),
                Optional.of(disclosure.concern().known()),
                disclosure.concern().forum().toOptional(),
                disclosure.concern().dangerIfParentsKnow());
    }

    private static Set<AtRisk> bands(Person person, LocalDate occurred, LocalDate today) {
        Optional<Integer> now = person.years(today);
        Optional<LocalDate> born = person.age().dateOfBirth().toOptional().filter(day -> !day.isAfter(today));
        return bands(
                person.judged(),
                now,
                // What happened before the birth happened to a child of no age; without a birthday, years are taken
                // off.
                born.map(day -> AgeOn.years(day, occurred).orElse(0))
                        .or(() -> now.map(years -> Math.max(
                                0, years - Period.between(occurred, today).getYears()))));
    }

    /**
     * The bands that a child passed through since it happened: the law looks at the age then, care at the age now. Age
     * beats kind when they disagree, and a doubt leaves the person a child.
     */
    static Set<AtRisk> bands(SubjectKind kind, Optional<Integer> now, Optional<Integer> then) {
        AtRisk band = switch (AgeOn.kind(kind, now)) {
            case UNBORN -> AtRisk.UNBORN;
            case ADULT -> AtRisk.ADULT;
            case CHILD -> now.map(FactsOfDisclosure::child).orElse(AtRisk.CHILD_AGE_UNKNOWN);
        };
        if (!EnumSet.range(AtRisk.UNDER_13, AtRisk.FROM_16_TO_17).contains(band)) {
            return EnumSet.of(band);
        }
        return EnumSet.range(
                then.map(FactsOfDisclosure::child)
                        .filter(earlier -> earlier.compareTo(band) < 0)
                        .orElse(band),
                band);
    }

    private static AtRisk child(int age) {
        if (age < 13) {
            return AtRisk.UNDER_13;
        }
        return age < 16 ? AtRisk.FROM_13_TO_15 : AtRisk.FROM_16_TO_17;
    }

    private static Alleged alleged(Person person, Relationship relationship, LocalDate today) {
        return new Alleged(
                allegedAge(person.years(today)),
                relationship,
                person.positionOfTrust().toOptional().orElse(Tri.UNKNOWN),
                person.identified().toOptional().orElse(Tri.UNKNOWN));
    }

    static AllegedAge allegedAge(Optional<Integer> age) {
        return age.filter(years -> years >= 0)
                .map(FactsOfDisclosure::allegedAge)
                .orElse(AllegedAge.UNKNOWN);
    }

    private static Wishes wishes(Consent said) {
        return wishes(said.state(), said.by().toOptional());
    }

    private static AllegedAge allegedAge(int years) {
        if (years < 10) {
            return AllegedAge.UNDER_10;
        }
        if (years < 16) {
            return AllegedAge.FROM_10_TO_15;
        }
        return years < 18 ? AllegedAge.FROM_16_TO_17 : AllegedAge.ADULT;
    }

    /** Only the subject's own answer counts as the subject's wish. */
    static Wishes wishes(Consent.State state, Optional<Consent.GivenBy> by) {
        if (!by.equals(Optional.of(Consent.GivenBy.SUBJECT))) {
            return Wishes.UNKNOWN;
        }
        return switch (state) {
            case GIVEN -> Wishes.AGREES;
            case REFUSED, WITHDRAWN -> Wishes.REFUSES;
            case NOT_SOUGHT_RISK, NOT_SOUGHT_ALREADY_DECIDED, NOT_POSSIBLE, NOT_REQUIRED, UNKNOWN -> Wishes.UNKNOWN;
        };
    }

    /** What the sharing rules made of the sharer's answer: a statement must not say otherwise. */
    private static Consent.Inform inform(Decided decided) {
        return decided.decisions().stream()
                        .anyMatch(decision -> decision.obligations().contains(Obligation.DO_NOT_INFORM_SUBJECT))
                ? Consent.Inform.DO_NOT_INFORM
                : decided.received().disclosure().consent().inform();
    }

    private static Route route(Decided decided, Recipient recipient) {
        return decided.decisions().stream()
                .filter(decision -> decision.recipient() == recipient)
                .map(FactsOfDisclosure::route)
                .findFirst()
                .orElse(Route.DOES_NOT_RECEIVE);
    }

    private static Route route(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> Route.RECEIVES;
            case SharingDecision.ShareReduced reduced -> Route.RECEIVES;
            case SharingDecision.SharePart part -> Route.RECEIVES;
            case SharingDecision.Refer refer -> Route.WAITS;
            case SharingDecision.Refuse refuse -> Route.DOES_NOT_RECEIVE;
        };
    }
}
