package org.safeconduct.pages.share;

import static org.safeconduct.pages.share.Question.Kind.LINES;
import static org.safeconduct.pages.share.Question.Kind.NUMBER;
import static org.safeconduct.pages.share.Question.Kind.ONE;
import static org.safeconduct.pages.share.Question.Kind.ONE_OF_MANY;
import static org.safeconduct.pages.share.Question.Kind.SOME;
import static org.safeconduct.pages.share.Question.Kind.YES_NO;
import static org.safeconduct.pages.share.Question.coded;
import static org.safeconduct.pages.share.Question.date;
import static org.safeconduct.pages.share.Question.longText;
import static org.safeconduct.pages.share.Question.name;
import static org.safeconduct.pages.share.Question.shortText;
import static org.safeconduct.pages.share.Question.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent;
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
import org.safeconduct.pages.share.Step.Group;

/** The questions of a disclosure, page by page, in the order in which they are asked. */
final class Steps {

    static final List<Step> ALL = List.of(
            Step.of("danger", Group.DANGER, coded(YES_NO, "/immediateDanger").needed()),
            Step.of(
                    "you",
                    Group.YOU,
                    coded(ONE, "/nation", Nation.values()).needed(),
                    coded(ONE_OF_MANY, "/sharer/role", SharerRole.values()).needed(),
                    coded(YES_NO, "/sharer/professional").needed(),
                    name("/sharer/name"),
                    shortText("/sharer/contact")),
            Step.of(
                    "who",
                    Group.AT_RISK,
                    coded(ONE, "/kind", SubjectKind.values()).needed()),
            Step.of("name", Group.AT_RISK, name("/givenName"), name("/familyName")),
            Step.of("born", Group.AT_RISK, date("/dateOfBirth")).when(not(SubjectKind.UNBORN)),
            Step.of("due", Group.AT_RISK, date("/expectedDelivery")).when(is(SubjectKind.UNBORN)),
            Step.of(
                    "lives",
                    Group.AT_RISK,
                    coded(LINES, "/address/lines"),
                    text("/address/postcode", 16),
                    coded(YES_NO, "/address/doNotDisclose")),
            Step.of("numbers", Group.AT_RISK, text("/nhsNumber", 20), text("/upn", 20)),
            Step.of("capacity", Group.AT_RISK, coded(ONE, "/mentalCapacity", Tri.values()))
                    .when(is(SubjectKind.ADULT)),
            Step.of(
                    "alleged",
                    Group.ALLEGED,
                    name("/name"),
                    coded(NUMBER, "/ageYears").orAbsent(),
                    coded(ONE_OF_MANY, "/relationship", Relationship.values()),
                    coded(ONE, "/positionOfTrust", Tri.values()),
                    coded(ONE, "/identified", Tri.values())),
            Step.of(
                    "categories",
                    Group.HAPPENED,
                    coded(SOME, "/concern/categories", Category.values()).needed()),
            Step.of("words", Group.HAPPENED, longText("/concern/narrative"), longText("/concern/exactWords")),
            Step.of(
                    "when",
                    Group.HAPPENED,
                    coded(ONE, "/concern/known", HowKnown.values()).needed(),
                    date("/concern/occurredFrom"),
                    date("/concern/occurredTo"),
                    shortText("/concern/place")),
            Step.of(
                    "factors",
                    Group.HAPPENED,
                    coded(ONE, "/factors/coercion", Tri.values()).orAbsent(),
                    coded(ONE, "/factors/gain", Tri.values()).orAbsent(),
                    coded(ONE, "/factors/imageSharing", Tri.values()).orAbsent(),
                    coded(ONE, "/factors/powerImbalance", Tri.values()).orAbsent(),
                    coded(ONE, "/factors/multipleAllegedPersons", Tri.values()).orAbsent(),
                    coded(ONE, "/factors/apparentlyConsensual", Tri.values()).orAbsent()),
            Step.of(
                    "harm",
                    Group.HAPPENED,
                    coded(ONE, "/harm", Harm.values()),
                    coded(ONE, "/othersAtRisk", Tri.values()).orAbsent()),
            Step.of(
                    "consent",
                    Group.CONSENT,
                    coded(ONE, "/consent/state", Consent.State.values()).needed(),
                    coded(ONE, "/consent/by", Consent.GivenBy.values()).orAbsent(),
                    coded(ONE_OF_MANY, "/consent/reason", Consent.Reason.values())
                            .orAbsent()),
            Step.of(
                    "inform",
                    Group.CONSENT,
                    coded(ONE, "/consent/inform", Consent.Inform.values()).needed()),
            Step.of(
                    "why",
                    Group.WHY,
                    coded(SOME, "/purposes", Purpose.values()).needed(),
                    coded(ONE_OF_MANY, "/gateway", StatutoryGateway.values()).orAbsent()),
            Step.of(
                    "to",
                    Group.WHY,
                    coded(SOME, "/recipients", Recipient.values()).needed()));

    private Steps() {}

    static Optional<Step> named(String name) {
        return ALL.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The steps of a group that make sense for one place of the form. */
    static List<Step> of(Group group, JsonNode form, int person) {
        return ALL.stream()
                .filter(step -> step.group() == group && step.applies().test(form.at(step.place(person))))
                .toList();
    }

    private static Predicate<JsonNode> is(SubjectKind kind) {
        return person -> person.path("kind").asText().equals(kind.code());
    }

    private static Predicate<JsonNode> not(SubjectKind kind) {
        return is(kind).negate();
    }
}
