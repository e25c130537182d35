package org.safeconduct.intake.health;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;

/**
 * Refuses what is not FHIR R4, and quotes none of it; HAPI's own handlers write values into logs or exceptions. What HAPI
 * only finds untidy (references it cannot follow inside the resource) is left to the reader, which follows them itself.
 */
final class StrictErrors implements IParserErrorHandler {

    /** Only names of FHIR's own may be named back: the parser's location can also be an unknown name, which is input. */
    private static final Set<String> OWN_NAMES = Set.of(
            "birthDate",
            "status",
            "type",
            "timestamp",
            "start",
            "end",
            "period",
            "dateTime",
            "authoredOn",
            "reference",
            "system",
            "code",
            "value",
            "display",
            "text",
            "gender",
            "use",
            "category",
            "subject",
            "patient",
            "extension",
            "valueCode",
            "valueBoolean",
            "valueInteger",
            "recordedDate",
            "effectiveDateTime",
            "lastUpdated",
            "id",
            "fullUrl",
            "resource",
            "entry",
            "identifier",
            "name",
            "telecom",
            "address",
            "Patient",
            "Flag",
            "Consent",
            "ServiceRequest",
            "MessageHeader",
            "Bundle",
            "Practitioner",
            "PractitionerRole",
            "Organization");

    @Override
    public void unknownElement(@Nullable IParseLocation at, @Nullable String name) {
        throw invalid("There is an element here that FHIR R4 does not have.", at);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation at, @Nullable String name) {
        throw invalid("There is an attribute here that FHIR R4 does not have.", at);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation at, @Nullable String value, @Nullable String error) {
        throw invalid("A value has not the form of its type.", at);
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation at,
            @Nullable String name,
            @Nullable ValueType expected,
            @Nullable ScalarType expectedScalar,
            @Nullable ValueType found,
            @Nullable ScalarType foundScalar) {
        throw invalid("A value has not the JSON type of its element.", at);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation at, @Nullable String name) {
        throw invalid("An element is there more often than it may be.", at);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation at) {
        throw invalid("An extension has both a value and extensions.", at);
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation at) {}

    @Override
    public void missingRequiredElement(@Nullable IParseLocation at, @Nullable String name) {}

    @Override
    public void unknownReference(@Nullable IParseLocation at, @Nullable String reference) {}

    @Override
    public void invalidInternalReference(@Nullable IParseLocation at, @Nullable String reference) {}

    private static Rejection invalid(String detail, @Nullable IParseLocation at) {
        String name = at == null ? null : at.getParentElementName();
        boolean known = name != null && OWN_NAMES.contains(name);
        return new Rejection(Rejection.Kind.INVALID, detail, known ? "Bundle.descendants()." + name : "Bundle");
    }
}
