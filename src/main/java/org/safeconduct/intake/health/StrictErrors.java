package org.safeconduct.intake.health;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;

/**
 * Refuses what is not FHIR R4, and quotes none of it; HAPI's own handlers write values into logs or exceptions. What HAPI
 * only finds untidy (references it cannot follow inside the resource) is left to the reader, which follows them itself.
 */
final class StrictErrors implements IParserErrorHandler {

    private String name = "";
    private @Nullable String value;

    /** Of the element where it stopped; it may be input. */
    String name() {
        return name;
    }

    /** What it has for a value, if that is what is wrong. */
    Optional<String> value() {
        return Optional.ofNullable(value);
    }

    @Override
    public void unknownElement(@Nullable IParseLocation at, @Nullable String name) {
        throw invalid("There is an element here that FHIR R4 does not have.", name, at);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation at, @Nullable String name) {
        throw invalid("There is an attribute here that FHIR R4 does not have.", null, at);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation at, @Nullable String value, @Nullable String error) {
        this.value = value;
        throw invalid("A value has not the form of its type.", null, at);
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation at,
            @Nullable String name,
            @Nullable ValueType expected,
            @Nullable ScalarType expectedScalar,
            @Nullable ValueType found,
            @Nullable ScalarType foundScalar) {
        throw invalid("A value has not the JSON type of its element.", name, at);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation at, @Nullable String name) {
        throw invalid("An element is there more often than it may be.", name, at);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation at) {
        throw invalid("An extension has both a value and extensions.", null, at);
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation at) {}

    @Override
    public void missingRequiredElement(@Nullable IParseLocation at, @Nullable String name) {}

    @Override
    public void unknownReference(@Nullable IParseLocation at, @Nullable String reference) {}

    @Override
    public void invalidInternalReference(@Nullable IParseLocation at, @Nullable String reference) {}

    private Rejection invalid(String detail, @Nullable String element, @Nullable IParseLocation at) {
        String parent = at == null ? null : at.getParentElementName();
        name = element != null ? element : parent != null ? parent : "";
        return new Rejection(Rejection.Kind.INVALID, detail);
    }
}
