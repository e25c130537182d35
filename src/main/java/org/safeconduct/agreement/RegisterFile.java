package org.safeconduct.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;

/** The agencies file as it is written; read strictly, not yet checked. */
record RegisterFile(
        Partnership partnership,
        List<AgencyEntry> agencies,
        Map<Recipient, AgencyId> recipients,
        List<Agreement> agreements) {

    /** Whose people decide on what an agency shares and the rules refer. */
    enum Reviewers implements Code {
        OWN,
        PARTNERSHIP
    }

    /** How an agency wants what is for it sealed. */
    enum SealingDemand implements Code {
        /** By whatever its certificates can do. */
        ANY,
        /** By ML-KEM or not at all. */
        POST_QUANTUM
    }

    /**
     * @param hosted whether the gateway holds its private key; it does not unless this says so
     * @param reviewers its own unless it says otherwise
     */
    record AgencyEntry(
            AgencyId id,
            String name,
            Sector sector,
            Optional<Set<String>> odsCodes,
            String certificate,
            Optional<URI> endpoint,
            Optional<Boolean> hosted,
            Optional<Reviewers> reviewers,
            // A record cannot have a component of that name.
            @JsonProperty("notify") Optional<Notify> news,
            Optional<String> contact,
            Optional<SealingDemand> sealing,
            Optional<Duty.Phones> phone,
            Optional<List<DutyEntry>> duty,
            Optional<Integer> answersWithinSeconds) {

        Agency agency() {
            return new Agency(
                    id,
                    name,
                    sector,
                    odsCodes.orElse(Set.of()),
                    certificate,
                    endpoint,
                    hosted.orElse(false),
                    news.flatMap(way -> way.channels().findFirst()),
                    contact,
                    sealing.filter(SealingDemand.POST_QUANTUM::equals).isPresent(),
                    new Duty(
                            phone,
                            duty.orElse(List.of()).stream()
                                    .map(DutyEntry::onDuty)
                                    .toList()),
                    answersWithinSeconds.map(Duration::ofSeconds));
        }
    }

    /**
     * Who is told that there is something; names exactly one way.
     *
     * @param hours always unless it says otherwise
     */
    record DutyEntry(
            String who,
            Optional<Duty.Hours> hours,
            Optional<String> email,
            Optional<URI> webhook,
            Optional<String> sms) {

        Duty.OnDuty onDuty() {
            return new Duty.OnDuty(
                    who, hours.orElse(Duty.Hours.ALWAYS), channels().findFirst().orElseThrow());
        }

        Stream<Channel> channels() {
            return Stream.of(
                            email.<Channel>map(Channel.Email::new),
                            webhook.<Channel>map(Channel.Webhook::new),
                            sms.<Channel>map(Channel.Sms::new))
                    .flatMap(Optional::stream);
        }
    }

    /** How an agency wants to be told; it names exactly one way. */
    record Notify(Optional<URI> fhir, Optional<URI> webhook, Optional<String> email, Optional<URI> own) {

        Stream<Channel> channels() {
            return Stream.of(
                            fhir.<Channel>map(Channel.Fhir::new),
                            webhook.<Channel>map(Channel.Webhook::new),
                            email.<Channel>map(Channel.Email::new),
                            own.<Channel>map(Channel.Own::new))
                    .flatMap(Optional::stream);
        }
    }
}
