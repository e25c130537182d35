package org.safeconduct.pages.share;

import static org.safeconduct.pages.form.Question.age;
import static org.safeconduct.pages.form.Question.lines;
import static org.safeconduct.pages.form.Question.one;
import static org.safeconduct.pages.form.Question.oneOfMany;
import static org.safeconduct.pages.form.Question.some;
import static org.safeconduct.pages.form.Question.yesNo;
import static org.safeconduct.pages.share.Step.Member.in;

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
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Question;
import org.safeconduct.pages.share.Step.Group;
import tools.jackson.databind.JsonNode;

/** The questions of a disclosure, page by page, in the order in which they are asked. */
final class Steps {

    private static final int NAME = 200;
    private static final int SHORT = 500;
    private static final int LONG = 20_000;

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
            Step.of("danger", Group.DANGER, in("", yesNo("immediateDanger").needed())),
            Step.of(
                    "you",
                    Group.YOU,
                    in("/sharer", oneOfMany("role", SharerRole.values()).needed()),
                    in("/sharer", yesNo("professional").needed()),
                    in("", one("nation", Nation.values()).needed()),
                    in("/sharer", name("name").needed()),
                    in("/sharer", shortText("contact").needed())),
            Step.of(
                    "who",
                    Group.AT_RISK,
                    in("", one("kind", SubjectKind.values()).needed()),
                    in("", name("givenName").needed()),
                    in("", name("familyName").needed())),
            Step.of("born", Group.AT_RISK, in("", dayBefore("dateOfBirth"))).when(not(SubjectKind.UNBORN)),
            Step.of("due", Group.AT_RISK, in("", anyDay("expectedDelivery"))).when(is(SubjectKind.UNBORN)),
            Step.of(
                    "lives",
                    Group.AT_RISK,
                    in("/address", lines("lines", NAME)),
                    in("/address", text("postcode", 16)),
                    in(
                            "/address",
                            yesNo("doNotDisclose").neededWhen(person -> person.has("lines") || person.has("postcode"))),
                    in("", text("nhsNumber", 20).fold()),
                    in("", text("upn", 20).fold().when(is(SubjectKind.CHILD)))),
            Step.of("capacity", Group.AT_RISK, in("", one("mentalCapacity", Tri.values())))
                    .when(is(SubjectKind.ADULT)),
            Step.of(
                    "alleged",
                    Group.ALLEGED,
                    in("", name("name")),
                    in("", oneOfMany("relationship", Relationship.values())),
                    in("", age("ageYears").orAbsent()),
                    in("", one("identified", Tri.values())),
                    in("", one("positionOfTrust", Tri.values()).fold())),
            Step.of(
                    "categories",
                    Group.HAPPENED,
                    in("/concern", some("categories", Category.values()).needed())),
            Step.of(
                    "words",
                    Group.HAPPENED,
                    in("/concern", longText("narrative").needed()),
                    in("/concern", longText("exactWords").fold())),
            Step.of(
                    "when",
                    Group.HAPPENED,
                    in("/concern", one("known", HowKnown.values()).needed()),
                    in("/concern", oneOfMany("forum", Forum.values())),
                    in("/concern", dayBefore("occurredFrom")),
                    in("/concern", shortText("place").fold()),
                    in("/concern", dayBefore("occurredTo").fold())),
            Step.of(
                            "factors",
                            Group.HAPPENED,
                            in("/factors", one("coercion", Tri.values()).orAbsent()),
                            in("/factors", one("gain", Tri.values()).orAbsent()),
                            in("/factors", one("imageSharing", Tri.values()).orAbsent()),
                            in("/factors", one("powerImbalance", Tri.values()).orAbsent()),
                            in(
                                    "/factors",
                                    one("multipleAllegedPersons", Tri.values()).orAbsent()),
                            in(
                                    "/factors",
                                    one("apparentlyConsensual", Tri.values()).orAbsent()))
                    .when(isAbout(SEXUAL)),
            Step.of(
                            "pressure",
                            Group.HAPPENED,
                            in("/factors", one("coercion", Tri.values()).orAbsent()),
                            in("/factors", one("gain", Tri.values()).orAbsent()),
                            in("/factors", one("powerImbalance", Tri.values()).orAbsent()),
                            in(
                                    "/factors",
                                    one("multipleAllegedPersons", Tri.values()).orAbsent()))
                    .when(isAbout(UNDER_PRESSURE).and(isAbout(SEXUAL).negate())),
            Step.of(
                    "harm",
                    Group.HAPPENED,
                    in("", one("harm", Harm.values()).needed()),
                    in("", one("othersAtRisk", Tri.values()).orAbsent())),
            Step.of(
                    "consent",
                    Group.CONSENT,
                    in("/consent", one("state", Consent.State.values()).needed()),
                    in("/consent", oneOfMany("reason", Consent.Reason.values()).orAbsent())),
            Step.of(
                            "said",
                            Group.CONSENT,
                            in("/consent", one("by", Consent.GivenBy.values()).orAbsent()))
                    .when(Steps::wasAsked),
            Step.of(
                    "inform",
                    Group.CONSENT,
                    in("/consent", one("inform", Consent.Inform.values()).needed()),
                    in("/concern", one("dangerIfParentsKnow", Tri.values()).fold())),
            Step.of(
                    "why",
                    Group.WHY,
                    in("", some("purposes", Purpose.values()).needed()),
                    in("", some("recipients", Recipient.values()).needed()),
                    in(
                            "",
                            oneOfMany("gateway", StatutoryGateway.values())
                                    .orAbsent()
                                    .fold())));

    private Steps() {}

    static Optional<Step> named(String name) {
        return ALL.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The steps of a group that make sense for one place of the form. */
    static List<Step> of(Group group, JsonNode form, int person) {
        Answers place = DraftAnswers.at(form, group, person);
        return ALL.stream()
                .filter(step -> step.group() == group && isAsked(step, form, place))
                .map(step -> step.asking(place))
                .toList();
    }

    private static boolean isAsked(Step step, JsonNode form, Answers place) {
        boolean isShort = isAdding(form) && !ADDING.contains(step.name());
        return step.applies().test(place)
                && (!isShort
                        || step.questions().stream()
                                .anyMatch(question -> place.of(question.name()).isPresent()));
    }

    /** Whether the form adds to a case, and does not take the place of what was said. */
    static boolean isAdding(JsonNode form) {
        return form.path(Draft.PART_OF).path("kind").asString("").equals(PartOf.Kind.ADD_INFORMATION.code());
    }

    private static Question name(String name) {
        return text(name, NAME);
    }

    private static Question shortText(String name) {
        return text(name, SHORT);
    }

    private static Question text(String name, int longest) {
        return Question.text(name, longest).orAbsent();
    }

    private static Question longText(String name) {
        return Question.longText(name, LONG).orAbsent();
    }

    private static Question anyDay(String name) {
        return Question.day(name).orAbsent();
    }

    private static Question dayBefore(String name) {
        return Question.pastDay(name).orAbsent();
    }

    private static Predicate<Answers> is(SubjectKind kind) {
        return person -> person.is("kind", kind);
    }

    private static Predicate<Answers> not(SubjectKind kind) {
        return is(kind).negate();
    }

    private static Predicate<Answers> isAbout(Set<Category> some) {
        return form -> some.stream().anyMatch(category -> form.is("categories", category));
    }

    /** Whether somebody has said yes or no. */
    private static boolean wasAsked(Answers form) {
        return ANSWERED.stream().anyMatch(state -> form.is("state", state));
    }
}
