package org.safeconduct.pages.share;

import static org.safeconduct.pages.share.Question.Kind.DATE;
import static org.safeconduct.pages.share.Question.Kind.LINES;
import static org.safeconduct.pages.share.Question.Kind.NUMBER;
import static org.safeconduct.pages.share.Question.Kind.ONE;
import static org.safeconduct.pages.share.Question.Kind.ONE_OF_MANY;
import static org.safeconduct.pages.share.Question.Kind.PAST_DATE;
import static org.safeconduct.pages.share.Question.Kind.SOME;
import static org.safeconduct.pages.share.Question.Kind.YES_NO;
import static org.safeconduct.pages.share.Question.coded;
import static org.safeconduct.pages.share.Question.date;
import static org.safeconduct.pages.share.Question.longText;
import static org.safeconduct.pages.share.Question.name;
import static org.safeconduct.pages.share.Question.shortText;
import static org.safeconduct.pages.share.Question.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent;
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
import org.safeconduct.disclosure.Tri;
import org.safeconduct.drafts.Draft;
import org.safeconduct.intake.PartOf;
import org.safeconduct.pages.share.Step.Group;
import tools.jackson.databind.JsonNode;

/** The questions of a disclosure, page by page, in the order in which they are asked. */
final class Steps {

    /** Where it matters whether images were shared and whether both seemed to agree. */
    private static final Set<Category> SEXUAL = EnumSet.of(
            Category.CHILD_SEXUAL_ABUSE,
            Category.CHILD_SEXUAL_EXPLOITATION,
            Category.YOUTH_PRODUCED_IMAGERY,
            Category.HARMFUL_SEXUAL_BEHAVIOUR,
            Category.SEXUAL_ABUSE_ADULT);

    /** Where it matters who pressed whom, and who gained. */
    private static final Set<Category> UNDER_PRESSURE = EnumSet.of(
            Category.DOMESTIC_ABUSE,
            Category.FORCED_MARRIAGE,
            Category.HONOUR_BASED_ABUSE,
            Category.CRIMINAL_EXPLOITATION,
            Category.TRAFFICKING,
            Category.RADICALISATION,
            Category.SERIOUS_VIOLENCE,
            Category.PAST_ABUSE,
            Category.FINANCIAL_ABUSE,
            Category.OTHER);

    /** Where it matters who said it. */
    private static final Set<Consent.State> ANSWERED =
            EnumSet.of(Consent.State.GIVEN, Consent.State.REFUSED, Consent.State.WITHDRAWN);

    /** What is asked of whoever adds something: without it nobody could decide who may have it. The rest was said before. */
    private static final Set<String> ADDING =
            Set.of("danger", "you", "who", "categories", "words", "when", "harm", "consent", "said", "inform", "why");

    static final List<Step> ALL = List.of(
            Step.of("danger", Group.DANGER, coded(YES_NO, "/immediateDanger").needed()),
            Step.of(
                    "you",
                    Group.YOU,
                    coded(ONE_OF_MANY, "/sharer/role", SharerRole.values()).needed(),
                    coded(YES_NO, "/sharer/professional").needed(),
                    coded(ONE, "/nation", Nation.values()).needed(),
                    name("/sharer/name").needed(),
                    shortText("/sharer/contact").needed()),
            Step.of(
                    "who",
                    Group.AT_RISK,
                    coded(ONE, "/kind", SubjectKind.values()).needed(),
                    name("/givenName").needed(),
                    name("/familyName").needed()),
            Step.of("born", Group.AT_RISK, date(PAST_DATE, "/dateOfBirth")).when(not(SubjectKind.UNBORN)),
            Step.of("due", Group.AT_RISK, date(DATE, "/expectedDelivery")).when(is(SubjectKind.UNBORN)),
            Step.of(
                    "lives",
                    Group.AT_RISK,
                    coded(LINES, "/address/lines"),
                    text("/address/postcode", 16),
                    coded(YES_NO, "/address/doNotDisclose")
                            .neededWhen(person -> has(person, "/address/lines") || has(person, "/address/postcode")),
                    text("/nhsNumber", 20).fold(),
                    text("/upn", 20).fold().when(is(SubjectKind.CHILD))),
            Step.of("capacity", Group.AT_RISK, coded(ONE, "/mentalCapacity", Tri.values()))
                    .when(is(SubjectKind.ADULT)),
            Step.of(
                    "alleged",
                    Group.ALLEGED,
                    name("/name"),
                    coded(ONE_OF_MANY, "/relationship", Relationship.values()),
                    coded(NUMBER, "/ageYears").orAbsent(),
                    coded(ONE, "/identified", Tri.values()),
                    coded(ONE, "/positionOfTrust", Tri.values()).fold()),
            Step.of(
                    "categories",
                    Group.HAPPENED,
                    coded(SOME, "/concern/categories", Category.values()).needed()),
            Step.of(
                    "words",
                    Group.HAPPENED,
                    longText("/concern/narrative").needed(),
                    longText("/concern/exactWords").fold()),
            Step.of(
                    "when",
                    Group.HAPPENED,
                    coded(ONE, "/concern/known", HowKnown.values()).needed(),
                    coded(ONE_OF_MANY, "/concern/forum", Forum.values()),
                    date(PAST_DATE, "/concern/occurredFrom"),
                    shortText("/concern/place").fold(),
                    date(PAST_DATE, "/concern/occurredTo").fold()),
            Step.of(
                            "factors",
                            Group.HAPPENED,
                            coded(ONE, "/factors/coercion", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/gain", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/imageSharing", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/powerImbalance", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/multipleAllegedPersons", Tri.values())
                                    .orAbsent(),
                            coded(ONE, "/factors/apparentlyConsensual", Tri.values())
                                    .orAbsent())
                    .when(isAbout(SEXUAL)),
            Step.of(
                            "pressure",
                            Group.HAPPENED,
                            coded(ONE, "/factors/coercion", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/gain", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/powerImbalance", Tri.values()).orAbsent(),
                            coded(ONE, "/factors/multipleAllegedPersons", Tri.values())
                                    .orAbsent())
                    .when(isAbout(UNDER_PRESSURE).and(isAbout(SEXUAL).negate())),
            Step.of(
                    "harm",
                    Group.HAPPENED,
                    coded(ONE, "/harm", Harm.values()).needed(),
                    coded(ONE, "/othersAtRisk", Tri.values()).orAbsent()),
            Step.of(
                    "consent",
                    Group.CONSENT,
                    coded(ONE, "/consent/state", Consent.State.values()).needed(),
                    coded(ONE_OF_MANY, "/consent/reason", Consent.Reason.values())
                            .orAbsent()),
            Step.of(
                            "said",
                            Group.CONSENT,
                            coded(ONE, "/consent/by", Consent.GivenBy.values()).orAbsent())
                    .when(Steps::wasAsked),
            Step.of(
                    "inform",
                    Group.CONSENT,
                    coded(ONE, "/consent/inform", Consent.Inform.values()).needed(),
                    coded(ONE, "/concern/dangerIfParentsKnow", Tri.values()).when(Steps::isAboutAChild)),
            Step.of(
                    "why",
                    Group.WHY,
                    coded(SOME, "/purposes", Purpose.values()).needed(),
                    coded(SOME, "/recipients", Recipient.values()).needed(),
                    coded(ONE_OF_MANY, "/gateway", StatutoryGateway.values())
                            .orAbsent()
                            .fold()));

    private Steps() {}

    static Optional<Step> named(String name) {
        return ALL.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The steps of a group that make sense for one place of the form. */
    static List<Step> of(Group group, JsonNode form, int person) {
        return ALL.stream()
                .filter(step -> step.group() == group && isAsked(step, form, person))
                .map(step -> step.asking(form.at(step.place(person))))
                .toList();
    }

    static boolean isAsked(Step step, JsonNode form, int person) {
        JsonNode place = form.at(step.place(person));
        boolean isShort = isAdding(form) && !ADDING.contains(step.name());
        return step.applies().test(place)
                && (!isShort
                        || step.questions().stream()
                                .anyMatch(question -> !place.at(question.path()).isMissingNode()));
    }

    /** Whether the form adds to a case, and does not take the place of what was said. */
    static boolean isAdding(JsonNode form) {
        return form.path(Draft.PART_OF).path("kind").asString("").equals(PartOf.Kind.ADD_INFORMATION.code());
    }

    private static Predicate<JsonNode> is(SubjectKind kind) {
        return person -> person.path("kind").asString("").equals(kind.code());
    }

    private static Predicate<JsonNode> not(SubjectKind kind) {
        return is(kind).negate();
    }

    private static Predicate<JsonNode> isAbout(Set<Category> some) {
        return form -> some.stream().anyMatch(category -> chosen(form.at("/concern/categories"), category));
    }

    private static boolean isAboutAChild(JsonNode form) {
        return form.path("subjects").valueStream().anyMatch(not(SubjectKind.ADULT));
    }

    /** Whether somebody has said yes or no. */
    private static boolean wasAsked(JsonNode form) {
        return ANSWERED.stream()
                .anyMatch(state -> form.at("/consent/state").asString("").equals(state.code()));
    }

    private static boolean chosen(JsonNode categories, Category category) {
        for (JsonNode one : categories) {
            if (one.asString("").equals(category.code())) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is an answer other than why there is none. */
    private static boolean has(JsonNode place, String pointer) {
        JsonNode answer = place.at(pointer);
        return !answer.isMissingNode() && !answer.has("absent");
    }
}
