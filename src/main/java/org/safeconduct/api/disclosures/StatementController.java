package org.safeconduct.api.disclosures;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.exchange.StatementForm;
import org.safeconduct.exchange.Statements;
import org.safeconduct.handling.Handling;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.identity.Caller;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** How the police will handle a disclosure, for the agency that shared it, in the form and language that it reads. */
@RestController
class StatementController {

    private final Statements statements;
    private final Handling handling;
    private final List<StatementForm> forms;

    StatementController(Statements statements, Handling handling, List<StatementForm> forms) {
        this.statements = statements;
        this.handling = handling;
        this.forms = List.copyOf(forms);
    }

    @GetMapping(
            value = "/disclosures/v1/{reference}/statement",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.TEXT_PLAIN_VALUE
            })
    ResponseEntity<?> statement(
            @PathVariable String reference,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            Caller caller,
            Locale reader) {
        Statements.Version version = in(reader, statements.current(reference, caller));
        return form(accept)
                .<ResponseEntity<?>>map(form -> written(form, version, reader))
                .orElseGet(() -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(StatementBody.of(version)));
    }

    private static ResponseEntity<byte[]> written(StatementForm form, Statements.Version version, Locale reader) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(form.type());
        form.file()
                .map(file -> ContentDisposition.attachment().filename(file).build())
                .ifPresent(saved -> answer.header(HttpHeaders.CONTENT_DISPOSITION, saved.toString()));
        return answer.body(form.write(version, reader));
    }

    /** The form that the caller likes best; empty for JSON, which is also for callers that take anything. */
    private Optional<StatementForm> form(String accept) {
        return MediaType.parseMediaTypes(accept).stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .map(this::form)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(Wanted::form);
    }

    /** JSON where there is no form. */
    private record Wanted(Optional<StatementForm> form) {}

    private Optional<Wanted> form(MediaType accepted) {
        if (accepted.includes(MediaType.APPLICATION_JSON)) {
            return Optional.of(new Wanted(Optional.empty()));
        }
        return forms.stream()
                .filter(form -> accepted.includes(form.type()))
                .findFirst()
                .map(form -> new Wanted(Optional.of(form)));
    }

    private Statements.Version in(Locale reader, Statements.Version kept) {
        HandlingStatement statement = kept.statement();
        return new Statements.Version(
                kept.reference(),
                kept.number(),
                kept.madeAt(),
                handling.in(reader, statement),
                handling.in(reader, statement, kept.changes()));
    }
}
