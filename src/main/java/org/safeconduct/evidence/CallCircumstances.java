package org.safeconduct.evidence;

import java.util.EnumMap;
import java.util.Map;
import org.safeconduct.disclosure.Code;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.CurrentCaller;
import org.safeconduct.platform.RequestIds;
import org.springframework.stereotype.Component;

/**
 * Adds to a record who acted, in which roles, for which agency and in which call, where someone's call is the cause. Here
 * and nowhere else, so that no kind of evidence can leave it out. What the gateway does by itself has none of them.
 */
@Component
class CallCircumstances implements Circumstances {

    private final CurrentCaller current;
    private final Pseudonyms pseudonyms;

    CallCircumstances(CurrentCaller current, Pseudonyms pseudonyms) {
        this.current = current;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public EvidenceRecord of(EvidenceRecord cause) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        current.caller().ifPresent(caller -> add(facts, caller));
        RequestIds.current().ifPresent(request -> facts.put(Fact.REQUEST, request));
        // What the cause says of itself is stronger.
        facts.putAll(cause.facts());
        return new EvidenceRecord(cause.event(), cause.at(), cause.reference(), facts);
    }

    private void add(Map<Fact, Object> facts, Caller caller) {
        facts.put(Fact.ACTOR, pseudonyms.actor(caller));
        facts.put(Fact.ACTOR_AGENCY, caller.agency().value());
        facts.put(Fact.ROLES, caller.roles().stream().map(Code::code).sorted().toList());
    }
}
