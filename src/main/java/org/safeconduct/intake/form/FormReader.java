package org.safeconduct.intake.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.FirstForm;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.reading.Contradictions;
import org.safeconduct.intake.reading.Kinds;
import org.safeconduct.intake.reading.Reader;
import org.safeconduct.intake.reading.Reading;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON form: schema first, then what a schema cannot say. */
@Component
class FormReader implements Reader {

    private final DisclosureSchema schema;

    FormReader(DisclosureSchema schema) {
        this.schema = schema;
    }

    @Override
    public Set<Submission.Channel> channels() {
        return Set.of(Submission.Channel.SCHOOL, Submission.Channel.THIRD_SECTOR, Submission.Channel.PAGE);
    }

    @Override
    public Reading read(Submission submission, Instant receivedAt) {
        JsonNode message = StrictJson.read(submission.body());
        if (submission.partOf().isEmpty()) {
            return read(message, receivedAt);
        }
        // A further part of a case has the form inside, and one message id for the whole.
        if (!(message.path("disclosure") instanceof ObjectNode form)) {
            throw new Rejection(Rejection.Kind.INVALID, "A further part has the form inside.", "/disclosure");
        }
        try {
            return read(form.put("messageId", message.path("messageId").asString("")), receivedAt);
        } catch (Rejection rejection) {
            throw new Rejection(rejection.kind(), rejection.detail(), "/disclosure" + rejection.pointer());
        }
    }

    private Reading read(JsonNode form, Instant receivedAt) {
        if (form instanceof ObjectNode object) {
            FirstForm.alone(object);
        }
        schema.check(form);
        Attachments.check(form);
        Disclosure disclosure = informing(form, canonical(form));
        LocalDate today = AgeOn.day(receivedAt);
        Places places = new Places(FirstForm.is(form) ? form.path("subjects").size() : -1);
        People.check(disclosure, places);
        Dates.check(disclosure, today, places);
        List<Finding> findings = new ArrayList<>(FormFindings.in(disclosure, places, today));
        findings.addAll(Contradictions.in(disclosure, today, places::person));
        Disclosure judged = Kinds.judged(disclosure, today, places::kind, findings);
        findings.addAll(consentNotStated(form));
        return new Reading(judged, Optional.empty(), findings);
    }

    /** What each person knows, as one answer for rules that know no persons; what was said for all does not outweigh it. */
    private static Disclosure informing(JsonNode form, Disclosure disclosure) {
        WhoKnows who = WhoKnows.in(disclosure);
        boolean saidForAll = form.path("consent").has("inform");
        if (!saidForAll && who.people().isEmpty()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "Say who knows that this is shared: of each person, or for all of them alike.",
                    "/consent/inform");
        }
        return saidForAll && !who.holdsBack()
                ? disclosure
                : disclosure.of(disclosure.consent().informing(who.forAll()));
    }

    private static Disclosure canonical(JsonNode form) {
        for (JsonNode person : form.path("subjects")) {
            if (person.path("address") instanceof ObjectNode address && !address.has("absent")) {
                // An address may be no more than where somebody is found, or a postcode.
                address.withArray("lines");
                address.putIfAbsent("doNotDisclose", address.booleanNode(false));
            }
        }
        try {
            ObjectNode whole = ((ObjectNode) form).deepCopy();
            ObjectNode consent = whole.withObject("/consent");
            if (!consent.has("state")) {
                consent.put("state", Consent.State.UNKNOWN.code());
            }
            if (!consent.has("inform")) {
                // Taken from what each person knows, when that has been read.
                consent.put("inform", Consent.Inform.WILL_TELL.code());
            }
            return DisclosureJson.read(whole);
        } catch (IllegalArgumentException e) {
            // The schema lets through what the model cannot hold; say so rather than fail as if the gateway were
            // broken.
            throw new Rejection(Rejection.Kind.INVALID, "The message cannot be read as a disclosure.", "");
        }
    }

    private static List<Finding> consentNotStated(JsonNode form) {
        if (!form.at("/consent/state").isObject()) {
            return List.of();
        }
        return List.of(
                new Finding(
                        "consent-not-stated",
                        "/consent/state",
                        "The message gives no answer on consent. It was read as unknown, which may mean that a person must decide."));
    }
}
