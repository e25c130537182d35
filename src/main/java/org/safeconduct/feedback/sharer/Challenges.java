package org.safeconduct.feedback.sharer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseNotices;
import org.safeconduct.feedback.ChallengeSent;
import org.safeconduct.feedback.NewsAsked;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.envelope.CaseNotice;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a sharer says to a recipient about a case that it has: that they disagree, or would like to hear. */
@Component
class Challenges {

    private final Acts acts;
    private final Addressees addressees;
    private final CaseNotices notices;
    private final ChallengeClock clock;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final ApplicationEventPublisher events;

    Challenges(
            Acts acts,
            Addressees addressees,
            CaseNotices notices,
            ChallengeClock clock,
            Evidence evidence,
            Pseudonyms pseudonyms,
            ApplicationEventPublisher events) {
        this.acts = acts;
        this.addressees = addressees;
        this.notices = notices;
        this.clock = clock;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.events = events;
    }

    /**
     * The sharer disagrees. It goes, sealed, to the agency, whose named contact and the partnership are told; a clock runs.
     *
     * @param said what they say and what it is about
     */
    @Transactional
    public Acts.Answer<ChallengeSent> challenge(Acts.Act act, Recipient recipient, Map<String, String> said) {
        return acts.once(act, ChallengeSent.FORM, now -> {
            AgencyId to = send(act, recipient, said, now);
            Instant due = clock.start(act.reference(), to, now);
            record(Event.CHALLENGED, act, to, now, Map.of(Fact.DUE, due.toString()));
            tell(act.reference(), new CaseChanged.Audience.NamedContact(to), CaseChanged.Change.CHALLENGED, now);
            tell(act.reference(), new CaseChanged.Audience.Partnership(), CaseChanged.Change.CHALLENGED, now);
            return new ChallengeSent(act.reference(), recipient, due, SharerActs.CHALLENGED);
        });
    }

    /** The sharer would like to hear how things stand. */
    @Transactional
    public Acts.Answer<NewsAsked> askForNews(Acts.Act act) {
        return acts.once(act, NewsAsked.FORM, now -> {
            List<Recipient> asked = new ArrayList<>();
            for (Recipient recipient : Recipient.values()) {
                AgencyId to = addressees.playing(recipient, act.reference());
                if (addressees.includes(act.reference(), to)) {
                    send(act, recipient, Map.of(), now);
                    record(Event.NEWS_ASKED, act, to, now, Map.of());
                    tell(act.reference(), new CaseChanged.Audience.OneAgency(to), CaseChanged.Change.NEWS_ASKED, now);
                    asked.add(recipient);
                }
            }
            return new NewsAsked(act.reference(), asked);
        });
    }

    Set<Recipient> recipients(Reference reference) {
        return Stream.of(Recipient.values())
                .filter(recipient -> addressees.includes(reference, addressees.playing(recipient, reference)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private AgencyId send(Acts.Act act, Recipient recipient, Map<String, String> said, Instant now) {
        AgencyId to = addressees.playing(recipient, act.reference());
        if (!addressees.includes(act.reference(), to)) {
            throw new Rejection(Rejection.Kind.INVALID, "nothing of this case was sent there", "/to");
        }
        notices.send(new CaseNotice(act.reference(), act.caller().agency(), to, act.kind(), now, said));
        return to;
    }

    private void tell(Reference reference, CaseChanged.Audience audience, CaseChanged.Change change, Instant now) {
        events.publishEvent(new CaseChanged(reference, audience, change, now));
    }

    private void record(Event event, Acts.Act act, AgencyId to, Instant now, Map<Fact, Object> more) {
        Map<Fact, Object> facts = new java.util.EnumMap<>(Fact.class);
        facts.put(Fact.AGENCY, act.caller().agency().value());
        facts.put(Fact.ACTOR, pseudonyms.actor(act.caller()));
        facts.put(Fact.RECIPIENT_AGENCY, to.value());
        facts.putAll(more);
        evidence.append(new EvidenceRecord(event, now, act.reference(), facts));
    }
}
