package org.safeconduct.handling;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Forum;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.handling.HandlingFacts.Alleged;
import org.safeconduct.handling.HandlingFacts.AtRisk;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.handling.HandlingFacts.Wishes;

/**
 * Reads the facts of {@code POST /handling/v1/statements}: the keys of a disclosure without its identities. Strict, because
 * the caller has not logged in and must not be able to leave a name here: a key that is not asked for is refused.
 */
final class FactsReader {

    private static final int MOST_PEOPLE = 8;
    private static final int OLDEST = 130;

    private FactsReader() {}

    /**
     * @param today the day on which ages are counted
     * @throws org.safeconduct.platform.Rejection naming the place and quoting nothing
     */
    static HandlingFacts read(byte[] body, LocalDate today) {
        Place root = Place.root(body);
        root.onlyKeys(
                "nation",
                "sharer",
                "subjects",
                "allegedPersons",
                "concern",
                "factors",
                "immediateDanger",
                "harm",
                "othersAtRisk",
                "consent",
                "purposes",
                "gateway",
                "recipients");
        Place sharer = root.required("sharer").onlyKeys("role", "professional");
        Place concern = root.required("concern")
                .onlyKeys("categories", "known", "occurredFrom", "occurredTo", "forum", "dangerIfParentsKnow");
        root.at("harm").code(Harm.class);
        root.at("othersAtRisk").tri();
        root.at("purposes").items().forEach(purpose -> purpose.requiredCode(Purpose.class));
        root.at("gateway").code(StatutoryGateway.class);
        Set<Recipient> recipients = codes(root.required("recipients"), Recipient.class);
        Place consent =
                root.at("consent").onlyKeys("state", "by", "inform", "reason", "on", "informReason", "informReview");
        consent.at("reason").code(Consent.Reason.class);
        consent.at("informReason").code(Consent.Reason.class);
        consent.at("on").date();
        consent.at("informReview").date();
        HandlingFacts facts = new HandlingFacts(
                root.required("nation").requiredCode(Nation.class),
                sharer.required("role").requiredCode(SharerRole.class),
                sharer.required("professional").truth(),
                subjects(root.required("subjects"), yearsSince(concern, today)),
                allegedPersons(root.at("allegedPersons")),
                codes(concern.required("categories"), Category.class),
                factors(root.at("factors")),
                root.at("immediateDanger").tri(),
                wishes(consent),
                consent.at("inform").code(Consent.Inform.class),
                route(recipients, Recipient.POLICE),
                route(recipients, Recipient.MASH),
                concern.at("known").code(HowKnown.class),
                concern.at("forum").code(Forum.class),
                concern.at("dangerIfParentsKnow").tri());
        if (facts.areTooMany()) {
            throw root.refused("has too many people and kinds of harm at once");
        }
        return facts;
    }

    private static <E extends Enum<E> & Code> Set<E> codes(Place list, Class<E> vocabulary) {
        Set<E> codes = EnumSet.noneOf(vocabulary);
        list.someItems(vocabulary.getEnumConstants().length).forEach(item -> codes.add(item.requiredCode(vocabulary)));
        return codes;
    }

    /** Whole years, rounded up, since it happened: how much younger the person may have been then. */
    private static int yearsSince(Place concern, LocalDate today) {
        concern.at("occurredTo").date();
        Optional<LocalDate> occurred = concern.at("occurredFrom").date();
        return occurred.filter(today::isAfter)
                .map(then -> Period.between(then, today.minusDays(1)).getYears() + 1)
                .orElse(0);
    }

    private static Set<AtRisk> subjects(Place list, int yearsSince) {
        Set<AtRisk> subjects = EnumSet.noneOf(AtRisk.class);
        for (Place subject : list.someItems(MOST_PEOPLE)) {
            subject.onlyKeys("kind", "ageYears", "mentalCapacity");
            subject.at("mentalCapacity").tri();
            SubjectKind kind = subject.required("kind").requiredCode(SubjectKind.class);
            Optional<Integer> age = subject.at("ageYears").wholeNumber(0, OLDEST);
            subjects.addAll(FactsOfDisclosure.bands(kind, age, age.map(now -> Math.max(0, now - yearsSince))));
        }
        return subjects;
    }

    private static Set<Alleged> allegedPersons(Place list) {
        Set<Alleged> people = new HashSet<>();
        List<Place> items = list.items();
        if (items.size() > MOST_PEOPLE) {
            throw list.refused("has too many entries");
        }
        for (Place person : items) {
            person.onlyKeys("ageYears", "relationship", "positionOfTrust", "identified");
            people.add(new Alleged(
                    FactsOfDisclosure.allegedAge(person.at("ageYears").wholeNumber(0, OLDEST)),
                    person.at("relationship").code(Relationship.class).orElse(Relationship.UNKNOWN),
                    person.at("positionOfTrust").tri(),
                    person.at("identified").tri()));
        }
        return people;
    }

    private static Factors factors(Place factors) {
        factors.onlyKeys(
                "coercion", "gain", "imageSharing", "powerImbalance", "multipleAllegedPersons", "apparentlyConsensual");
        return new Factors(
                factors.at("coercion").tri(),
                factors.at("gain").tri(),
                factors.at("imageSharing").tri(),
                factors.at("powerImbalance").tri(),
                factors.at("multipleAllegedPersons").tri(),
                factors.at("apparentlyConsensual").tri());
    }

    private static Wishes wishes(Place consent) {
        return FactsOfDisclosure.wishes(
                consent.at("state").code(Consent.State.class).orElse(Consent.State.UNKNOWN),
                consent.at("by").code(Consent.GivenBy.class));
    }

    private static Route route(Set<Recipient> recipients, Recipient recipient) {
        return recipients.contains(recipient) ? Route.RECEIVES : Route.DOES_NOT_RECEIVE;
    }
}
