package org.safeconduct.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safeconduct.administration.AgencyChanges;
import org.safeconduct.administration.Onboarding;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.AgencyStates;
import org.safeconduct.agreement.AgencyStates.State;
import org.safeconduct.agreement.Register;
import org.safeconduct.delivery.ConnectionProbe;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.watch.KeyFingerprints;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: which agencies take part, with which certificates; adding one; holding one back; testing one. */
@RestController
@RequestMapping("/agencies/v1")
class AgencyController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Register register;
    private final AgencyStates states;
    private final AgencyChanges changes;
    private final Onboarding onboarding;
    private final ConnectionProbe test;
    private final KeyFingerprints fingerprints;

    AgencyController(
            Register register,
            AgencyStates states,
            AgencyChanges changes,
            Onboarding onboarding,
            ConnectionProbe test,
            KeyFingerprints fingerprints) {
        this.register = register;
        this.states = states;
        this.changes = changes;
        this.onboarding = onboarding;
        this.test = test;
        this.fingerprints = fingerprints;
    }

    /**
     * One agency as an operator sees it.
     *
     * @param receives the recipient whose part it plays; null if disclosures go to others
     * @param certificates SHA-256 of each, in the order in which it gave them
     */
    record Shown(
            String id,
            String name,
            String sector,
            String state,
            @Nullable String receives,
            List<String> certificates) {}

    @GetMapping
    ResponseEntity<List<Shown>> all() {
        Map<String, String> known = fingerprints.agencies();
        return answer(register.agencies().stream()
                .sorted(Comparator.comparing(agency -> agency.id().value()))
                .map(agency -> shown(agency, known))
                .toList());
    }

    /** Adds one: it takes part from now on, as far as agreements cover it. */
    @PostMapping
    ResponseEntity<Shown> onboard(Caller caller, HttpServletRequest request) {
        Agency agency = onboarding.onboard(BoundedBody.read(request, LARGEST_BODY), caller);
        return answer(shown(agency, fingerprints.agencies()));
    }

    /** Its certificates from now on, on every node, if it was added; what was sealed to any other goes back to its sharer. */
    @PutMapping("/{id}/certificate")
    ResponseEntity<Shown> certify(@PathVariable String id, Caller caller, HttpServletRequest request) {
        Agency agency = agency(id);
        onboarding.certify(agency, BoundedBody.read(request, LARGEST_BODY), caller);
        return answer(shown(agency, fingerprints.agencies()));
    }

    /** From now on disclosures go to it, in the part of its sector. */
    @PostMapping("/{id}/receive")
    ResponseEntity<Shown> receive(@PathVariable String id, Caller caller) {
        Agency agency = agency(id);
        changes.receive(agency, caller);
        return answer(shown(agency, fingerprints.agencies()));
    }

    /** From now on its calls are refused, and what is for it waits. */
    @PostMapping("/{id}/suspend")
    ResponseEntity<Shown> suspend(@PathVariable String id, Caller caller) {
        return put(id, State.SUSPENDED, caller);
    }

    /** It takes part again, and what has waited for it goes out. */
    @PostMapping("/{id}/admit")
    ResponseEntity<Shown> admit(@PathVariable String id, Caller caller) {
        return put(id, State.ACTIVE, caller);
    }

    /** It takes part no longer, and no agreement covers it any more; for good. */
    @PostMapping("/{id}/offboard")
    ResponseEntity<Shown> offboard(@PathVariable String id, Caller caller) {
        Agency agency = agency(id);
        onboarding.offboard(agency, caller);
        return answer(shown(agency, fingerprints.agencies()));
    }

    /** Seals a test envelope to it, delivers it, and checks its receipt. */
    @PostMapping("/{id}/test")
    ResponseEntity<ConnectionProbe.Result> test(@PathVariable String id, Caller caller) {
        Agency agency = agency(id);
        ConnectionProbe.Result result = test.of(agency, caller.agency());
        changes.tested(agency, result, caller);
        return answer(result);
    }

    private ResponseEntity<Shown> put(String id, State state, Caller caller) {
        Agency agency = agency(id);
        changes.put(agency, state, caller);
        return answer(shown(agency, fingerprints.agencies()));
    }

    private Shown shown(Agency agency, Map<String, String> known) {
        return new Shown(
                agency.id().value(),
                agency.name(),
                agency.sector().code(),
                states.of(agency.id()).code(),
                agency.part()
                        .filter(part -> register.recipient(part).id().equals(agency.id()))
                        .map(Recipient::code)
                        .orElse(null),
                List.of(known.getOrDefault(KeyFingerprints.name(agency), "")
                        .split(" ")[0]
                        .split(",")));
    }

    private Agency agency(String id) {
        try {
            return register.agency(new AgencyId(id)).orElseThrow(AgencyController::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "no agency has this id");
    }
}
