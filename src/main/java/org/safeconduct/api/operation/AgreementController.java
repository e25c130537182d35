package org.safeconduct.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.safeconduct.administration.AgreementChanges;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.AgreementBody;
import org.safeconduct.agreement.AgreementJson;
import org.safeconduct.agreement.Agreements;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: the register of agreements. A version is named as an entity tag: {@code If-Match: "3"}. */
@RestController
@RequestMapping("/agreements/v1")
class AgreementController {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,8})\"");

    private final Agreements agreements;
    private final AgreementChanges changes;

    AgreementController(Agreements agreements, AgreementChanges changes) {
        this.agreements = agreements;
        this.changes = changes;
    }

    /** @param since when this version came; empty for one of the agencies file */
    record Listed(int version, String since, AgreementBody agreement) {

        static Listed of(Agreements.Held held) {
            return new Listed(
                    held.version(), held.since().map(Object::toString).orElse(""), AgreementBody.of(held.agreement()));
        }
    }

    /** Every agreement, whatever its status. */
    @GetMapping
    ResponseEntity<List<Listed>> all() {
        return list(List.copyOf(agreements.all()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Listed> one(@PathVariable String id) {
        return answer(agreements.find(id).orElseThrow(AgreementController::unknown));
    }

    /** Every version of one agreement, the latest first. */
    @GetMapping("/{id}/versions")
    ResponseEntity<List<Listed>> versions(@PathVariable String id) {
        List<Agreements.Held> versions = agreements.versions(id);
        if (versions.isEmpty()) {
            throw unknown();
        }
        return list(versions);
    }

    /** Adds an agreement, or takes the place of the version that {@code If-Match} names. */
    @PutMapping("/{id}")
    ResponseEntity<Listed> put(
            @PathVariable String id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            Caller caller,
            HttpServletRequest request) {
        Agreement agreement = AgreementJson.read(BoundedBody.read(request, LARGEST_BODY));
        if (!agreement.id().equals(id)) {
            throw new Rejection(Rejection.Kind.INVALID, "is not the id that the address names", "/id");
        }
        return answer(changes.put(agreement, version(match), caller));
    }

    /** Ends it: from now on it covers nobody. */
    @PostMapping("/{id}/end")
    ResponseEntity<Listed> end(
            @PathVariable String id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            Caller caller) {
        Agreements.Held held = agreements.find(id).orElseThrow(AgreementController::unknown);
        return answer(changes.end(held.agreement(), version(match), caller));
    }

    private static OptionalInt version(@Nullable String match) {
        if (match == null) {
            return OptionalInt.empty();
        }
        var tag = TAG.matcher(match);
        if (!tag.matches()) {
            throw new Rejection(Rejection.Kind.INVALID, "If-Match names one version as a quoted number");
        }
        return OptionalInt.of(Integer.parseInt(tag.group(1)));
    }

    private static ResponseEntity<List<Listed>> list(List<Agreements.Held> held) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(held.stream().map(Listed::of).toList());
    }

    private static ResponseEntity<Listed> answer(Agreements.Held held) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.ETAG, "\"" + held.version() + "\"")
                .body(Listed.of(held));
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "no agreement has this id");
    }
}
