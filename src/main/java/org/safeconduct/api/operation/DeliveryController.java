package org.safeconduct.api.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.safeconduct.delivery.Operations;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: which deliveries are parked and why, and setting one going again. */
@RestController
@RequestMapping("/deliveries/v1")
class DeliveryController {

    private final Operations operations;

    DeliveryController(Operations operations) {
        this.operations = operations;
    }

    /** One delivery as an operator sees it. */
    record Shown(
            UUID envelope,
            String reference,
            String recipient,
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String reason) {}

    record Resumed(Reference reference, String state) {}

    /** Those that are not delivered yet, parked ones first. */
    @GetMapping
    List<Shown> open() {
        return operations.open().stream()
                .map(open -> new Shown(
                        open.envelope(),
                        open.reference().value(),
                        open.recipient().value(),
                        open.parked() ? "parked" : "waiting",
                        open.attempts(),
                        open.nextAttemptAt().orElse(null),
                        open.reason().isEmpty() ? null : open.reason()))
                .toList();
    }

    /** @throws Rejection if it is not parked */
    @PostMapping("/{envelope}/resume")
    Resumed resume(@PathVariable UUID envelope, Caller caller) {
        return operations
                .resume(envelope, caller)
                .map(reference -> new Resumed(reference, "waiting"))
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "no parked delivery has this id"));
    }
}
