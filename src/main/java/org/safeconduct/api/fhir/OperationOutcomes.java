package org.safeconduct.api.fhir;

import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.safeconduct.intake.health.FhirWire;
import org.safeconduct.intake.health.WireFormat;
import org.safeconduct.platform.Problem;
import org.safeconduct.platform.ProblemFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Problems of the FHIR interface as OperationOutcomes with BaRS's error codes for a receiver ({@code REC_*}). */
@Component
class OperationOutcomes implements ProblemFormat {

    private static final String ERROR_CODES = "https://fhir.nhs.uk/Codesystem/http-error-codes";

    private final FhirWire wire;

    OperationOutcomes(FhirWire wire) {
        this.wire = wire;
    }

    @Override
    public boolean speaks(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/fhir/");
    }

    @Override
    public ResponseEntity<byte[]> write(Problem problem, HttpServletRequest request) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(issueOf(problem))
                .setDiagnostics(problem.title()
                        + problem.detail().map(detail -> ". " + detail).orElse(""));
        issue.getDetails().addCoding().setSystem(ERROR_CODES).setCode(errorOf(problem.status()));
        problem.pointer().ifPresent(issue::addExpression);
        WireFormat format = WireFormat.wanted(request.getHeader(HttpHeaders.ACCEPT), request.getContentType());
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType().toString())
                .body(wire.write(outcome, format));
    }

    private static String errorOf(int status) {
        return switch (status) {
            case 401 -> "REC_UNAUTHORIZED";
            case 403 -> "REC_FORBIDDEN";
            case 404 -> "REC_NOT_FOUND";
            case 405 -> "REC_METHOD_NOT_ALLOWED";
            case 406 -> "REC_NOT_ACCEPTABLE";
            case 409 -> "REC_CONFLICT";
            case 422 -> "REC_UNPROCESSABLE_ENTITY";
            case 429 -> "REC_TOO_MANY_REQUESTS";
            case 500 -> "REC_SERVER_ERROR";
            case 503 -> "REC_SERVICE_UNAVAILABLE";
            default -> status < 500 ? "REC_BAD_REQUEST" : "REC_SERVER_ERROR";
        };
    }

    private static IssueType issueOf(Problem problem) {
        return switch (problem.code()) {
            case "malformed" -> IssueType.STRUCTURE;
            case "unauthenticated" -> IssueType.SECURITY;
            case "forbidden" -> IssueType.FORBIDDEN;
            case "not-found" -> IssueType.NOTFOUND;
            case "conflict" -> IssueType.CONFLICT;
            case "duplicate" -> IssueType.DUPLICATE;
            case "too-large" -> IssueType.TOOLONG;
            case "unsupported-type", "not-supported", "method-not-allowed", "not-acceptable" -> IssueType.NOTSUPPORTED;
            case "no-safeguarding-concern" -> IssueType.BUSINESSRULE;
            case "too-many-requests" -> IssueType.THROTTLED;
            case "unavailable" -> IssueType.TRANSIENT;
            case "invalid" -> IssueType.INVALID;
            default -> problem.status() < 500 ? IssueType.INVALID : IssueType.EXCEPTION;
        };
    }
}
